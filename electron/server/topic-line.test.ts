import { describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { topicLine, topicProblem } from './topic-line.ts'

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
