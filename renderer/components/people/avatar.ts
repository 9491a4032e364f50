/** One or two letters that stand for a name: whole characters, never half of one, and never joined into a word. */
export function initials(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const letters = words.slice(0, 2).map((word) => [...segmenter.segment(word)][0]?.segment ?? '')
  return letters.join(joining.test(letters[0] ?? '') ? '\u200c' : '').toLocaleUpperCase() || '·'
}

/** A hue of 0 to 359 degrees, always the same for the same id: FNV-1a, spread by the golden angle. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5
  for (const unit of id) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return Math.round(((hash >>> 0) % 360) * 137.508) % 360
}

/** Scripts whose letters change their shape beside another. */
const joining = /\p{Script=Arabic}/u
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
