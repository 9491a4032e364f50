import { describe, expect, it } from 'vitest'
import { encodeJson } from './json.ts'
import { limits } from './limits.ts'
import { textProblem } from './message-text.ts'

describe('a text', () => {
  it.each(['', ' ', '\n\t ', '\u00a0', '\u200b', '\u2060 \u200d', '\u3164', '\u2800', '\ufe0f', '\u0007', '\u{e0041}'])(
    'is empty where nothing of it can be seen: %j',
    (text) => {
      expect(textProblem(text)).toBe('text-empty')
    },
  )

  it.each(['\u200bx', '\u{1f3e0}', '\ufe0f\u20e3', '\u0301', '\u06dd', '\ue000', '\u{1fbfa}', '.'])(
    'is not empty where something of it can be seen, in whatever font: %j',
    (text) => {
      expect(textProblem(text)).toBeNull()
    },
  )

  it.each(['x', '\u{1f3e0}', '\u0633'])('may have 8,000 code points of any script, and not one more: %s', (letter) => {
    expect(textProblem(letter.repeat(limits.messageCodePoints))).toBeNull()
    expect(textProblem(letter.repeat(limits.messageCodePoints + 1))).toBe('text-long')
  })

  it('fits a frame however it must be escaped', () => {
    const worst = `a${'\u0001'.repeat(limits.messageCodePoints - 1)}`
    expect(textProblem(worst)).toBeNull()
    expect(encodeJson(worst).length).toBeLessThan(limits.frame - 1024)
  })
})
