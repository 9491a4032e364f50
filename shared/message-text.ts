import { codePoints, limits } from './limits.ts'

/**
 * What can be seen of a text. U+2800 is the Braille pattern without a dot. What Unicode has not assigned yet counts as
 * seen: an emoji may be newer than this program.
 */
const seen = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u

/** Whether nothing of a text can be seen: it is empty, white space, or characters that take no ink. */
export function isBlank(text: string): boolean {
  return !seen.test(text)
}

/** Why this cannot be said, or null. What may be said fits a frame, however it is escaped. */
export function textProblem(text: string): 'text-empty' | 'text-long' | null {
  if (isBlank(text)) return 'text-empty'
  return codePoints(text) > limits.messageCodePoints ? 'text-long' : null
}
