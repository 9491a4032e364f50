import { codePoints, limits } from '../../shared/limits.ts'
import type { RefusalCode } from '../../shared/refusals.ts'

/** Why this cannot be said, or null. */
export function textProblem(text: string): RefusalCode | null {
  if (text.trim() === '') return 'text-empty'
  const long = codePoints(text) > limits.messageCodePoints || Buffer.byteLength(text) > limits.messageBytes
  return long ? 'text-long' : null
}

/** A topic as it is kept: on one line. Whether it is too long counts after that. */
export function topicLine(topic: string): string {
  return topic.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/** Why this cannot be a topic, or null. An empty one takes the topic away. */
export function topicProblem(topic: string): RefusalCode | null {
  return codePoints(topic) > limits.topicCodePoints ? 'topic-long' : null
}
