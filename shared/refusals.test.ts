import { describe, expect, it } from 'vitest'
import { refusal, refusalCodes, refusals, sentence } from './refusals.ts'

describe('a refusal', () => {
  it('says what happened and what to do next', () => {
    expect(sentence(refusal('port-in-use', { port: 5050 }))).toBe('Port 5050 is in use. Choose another port.')
  })

  it.each(refusalCodes)('%s is two whole sentences', (code) => {
    expect(refusals[code].what).toMatch(/^[A-Z{].*\.$/)
    expect(refusals[code].next).toMatch(/^[A-Z].*\.$/)
  })

  it.each(refusalCodes)('%s does not say that what was asked is sent again: only messages are', (code) => {
    expect(refusals[code].next).not.toContain('is sent again')
  })
})
