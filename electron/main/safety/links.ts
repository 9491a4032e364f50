/** Web addresses that may leave the app for the browser. */
import { limits } from '../../../shared/limits.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'

const schemes = new Set(['https:', 'http:'])

/**
 * The address as the URL parser writes it, so that what is opened is what was checked; or why it is not opened.
 * Refused: other schemes than the web's, user names and passwords, control characters, backslashes, lone slashes.
 */
export function webLink(text: string): Result<string, string> {
  if (text.length > limits.link) return fail('too long')
  // The parser drops tabs and line ends, trims spaces and turns backslashes around: what is shown must be what is meant.
  if (/[\p{Cc}\p{Cf}\p{Z}\\]/u.test(text)) return fail('hidden or turned characters')
  if (!URL.canParse(text)) return fail('not a URL')
  const url = new URL(text)
  if (!schemes.has(url.protocol) || !/^https?:\/\/[^/]/i.test(text)) return fail('not of the web')
  if (url.username !== '' || url.password !== '') return fail('holds credentials')
  return url.href.length > limits.link ? fail('too long') : ok(url.href)
}
