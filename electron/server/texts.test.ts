import { describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { encodeJson } from '../../shared/json.ts'
import { textProblem, topicLine, topicProblem } from './texts.ts'

describe('a text', () => {
  it.each(['', ' ', '\n\t ', '\u00a0'])('is empty: %j', (text) => {
    expect(textProblem(text)).toBe('text-empty')
  })

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

describe('a topic', () => {
  it('stands on one line', () => {
    expect(topicLine(' tea\r\nat\u2028five\t ')).toBe('tea at five')
  })

  it('has 390 code points at most, and may be taken away', () => {
    expect(topicProblem('\u{1f375}'.repeat(limits.topicCodePoints))).toBeNull()
    expect(topicProblem('\u{1f375}'.repeat(limits.topicCodePoints + 1))).toBe('topic-long')
    expect(topicProblem('')).toBeNull()
  })
})
