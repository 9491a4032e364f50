import { codePoints, limits } from '../../shared/limits.ts'

/** A topic as it is kept: on one line. Whether it is too long counts after that. */
export function topicLine(topic: string): string {
  return topic.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/** Why this cannot be a topic, or null. An empty one takes the topic away. */
export function topicProblem(topic: string): 'topic-long' | null {
  return codePoints(topic) > limits.topicCodePoints ? 'topic-long' : null
}
