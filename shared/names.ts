/**
 * Names of people and rooms. The rules follow RFC 8265 (PRECIS usernames), UTS 39 (one script, "highly
 * restrictive" mixes) and UAX 31 (recommended scripts); limits.ts holds the lengths.
 */
import { codePoints, limits } from './limits.ts'
import type { RefusalCode } from './refusals.ts'

/** Names that nobody may take, as they compare. */
export const reservedNames: ReadonlySet<string> = new Set([
  'host',
  'system',
  'admin',
  'everyone',
  'here',
  'me',
  'server',
])

const allowed = /^[\p{L}\p{M}\p{Nd}_.-]+$/u
const invisible = /[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u
/** A character that takes ink: U+2800 is the Braille pattern without a dot. */
const seen = /[^\p{Default_Ignorable_Code_Point}\p{M}\p{Z}\p{C}\u2800]/u
const markPile = new RegExp(`\\p{M}{${limits.marksInARow + 1}}`, 'u')

// UAX 31, table 5
const scripts =
  'Latin Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hangul Han Hebrew Hiragana Kannada Katakana Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan'.split(
    ' ',
  )
// UTS 39, 5.2: what Chinese, Korean and Japanese writing mix with Latin
const mixes = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

const ways = [...scripts.map((script) => [script]), ...mixes].map(
  (way) =>
    new RegExp(
      `^[\\p{Script=Common}\\p{Script=Inherited}${way.map((script) => `\\p{Script_Extensions=${script}}`).join('')}]+$`,
      'u',
    ),
)

/** The form in which a name is kept and sent: NFC. */
export function normalName(name: string): string {
  return name.normalize('NFC')
}

/** The form in which names are compared: NFKC and folded case. Two names that compare equal are one name. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

/** Why this will not do as a name, or null. Whether it is taken is the host's to say. */
export function nameProblem(name: string): RefusalCode | null {
  const normal = normalName(name)
  const count = codePoints(normal)
  if (count < limits.nameCodePoints.least) return 'name-short'
  if (count > limits.nameCodePoints.most) return 'name-long'
  if (!allowed.test(normal) || invisible.test(normal) || markPile.test(normal.normalize('NFD')))
    return 'name-characters'
  // RFC 8265: a name that NFKC changes is another spelling of an ordinary one
  if (normal.normalize('NFKC') !== normal) return 'name-characters'
  if (!ways.some((way) => way.test(normal))) return 'name-scripts'
  return reservedNames.has(comparableName(normal)) ? 'name-reserved' : null
}

/** A host's display name without what could hide or turn text around; null where nothing readable is left or it is too long. */
export function hostName(name: string): string | null {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Bidi_Control}\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .trim()
  if (!seen.test(clean)) return null
  const count = codePoints(clean)
  return count >= limits.hostNameCodePoints.least && count <= limits.hostNameCodePoints.most ? clean : null
}
