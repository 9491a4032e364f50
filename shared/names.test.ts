import { describe, expect, it } from 'vitest'
import { limits } from './limits.ts'
import { comparableName, hostName, nameProblem } from './names.ts'

describe('a name', () => {
  it.each(['Ali', 'علی', 'محمدرضا', 'Zoë', 'Борис', '太郎', '太郎Taro', 'a.b-c_d', 'R2D2', '김철수'])(
    'may be %s',
    (name) => {
      expect(nameProblem(name)).toBeNull()
    },
  )

  it('has 2 to 32 code points', () => {
    const { least, most } = limits.nameCodePoints
    expect(nameProblem('a'.repeat(least))).toBeNull()
    expect(nameProblem('a'.repeat(least - 1))).toBe('name-short')
    expect(nameProblem('a'.repeat(most))).toBeNull()
    expect(nameProblem('a'.repeat(most + 1))).toBe('name-long')
  })

  it.each([
    ['a space', 'a b'],
    ['a line break', 'a\nb'],
    ['a zero-width joiner', 'a\u200db'],
    ['a right-to-left override', 'ab\u202ecd'],
    ['a soft hyphen', 'a\u00adb'],
    ['a private character', 'a\ue000b'],
    ['a letter that nobody sees', '김\u115f수'],
    ['a mark that nobody sees', 'a\ufe0fb'],
    ['an emoji', 'Ali😀'],
    ['a pile of marks', 'a\u0301\u0302\u0303b'],
    ['another spelling of ordinary letters', 'Ａｌｉ'],
    ['a ligature', 'ﬁn'],
  ])('never has %s', (_, name) => {
    expect(nameProblem(name)).toBe('name-characters')
  })

  it.each(['аli', 'Αli', 'ali\u0661\u05d0', 'pаypal'])('never mixes alphabets: %s', (name) => {
    expect(nameProblem(name)).toBe('name-scripts')
  })

  it.each(['host', 'System', 'ADMIN', 'everyone', 'here', 'me', 'server'])('is never %s', (name) => {
    expect(nameProblem(name)).toBe('name-reserved')
  })

  it('compares without regard to case and spelling', () => {
    expect(comparableName('ALI')).toBe(comparableName('ali'))
    expect(comparableName('Straße')).toBe(comparableName('STRASSE'))
    expect(comparableName('Zoe\u0308')).toBe(comparableName('Zoë'))
  })
})

describe('a host’s name', () => {
  it('keeps spaces and quotes, and loses what turns text around', () => {
    expect(hostName(' Ali\u202e’s\ud83d place\u0007 ')).toBe('Ali’s place')
  })

  it.each(['\u200b', '\u00ad', '\ufe0f', '\u3164', '\u0301', '\u3164\u2800'])(
    'is none where nobody could read it: %j',
    (name) => {
      expect(hostName(name)).toBeNull()
    },
  )

  it('may be written with joiners, and be a picture alone', () => {
    for (const name of ['خانه\u200cی ما', '❤\ufe0f', '👩\u200d👧']) expect(hostName(name)).toBe(name)
  })

  it('is none where nothing is left, or where it is too long', () => {
    expect(hostName(' \u202e ')).toBeNull()
    expect(hostName('x'.repeat(limits.hostNameCodePoints.least))).not.toBeNull()
    expect(hostName('x'.repeat(limits.hostNameCodePoints.most))).not.toBeNull()
    expect(hostName('x'.repeat(limits.hostNameCodePoints.most + 1))).toBeNull()
  })
})
