import { describe, expect, it } from 'vitest'
import { hueOf, initials } from './avatar.ts'

describe('an avatar', () => {
  it('shows the first letters of the first two words', () => {
    expect(initials('mina')).toBe('M')
    expect(initials('Ali_Reza')).toBe('AR')
    expect(initials("Ali's place")).toBe('AP')
  })

  it('keeps a letter and its marks together', () => {
    expect(initials('e\u0301mile')).toBe('E\u0301')
    expect(initials('سارا')).toBe('س')
  })

  it('keeps two letters apart that would join into a word', () => {
    expect(initials('خانهٔ مینا')).toBe('خ\u200cم')
  })

  it('shows a dot where a name has no letter', () => {
    expect(initials('__')).toBe('·')
  })

  it('keeps its hue, and neighbours differ', () => {
    expect(hueOf('guest-1')).toBe(hueOf('guest-1'))
    expect(hueOf('guest-1')).not.toBe(hueOf('guest-2'))
    expect(hueOf('key-Zm9v')).toBeLessThan(360)
  })
})
