import { describe, expect, it } from 'vitest'
import { skeleton } from './skeleton.ts'

describe('a skeleton', () => {
  it.each([
    ['Ali', 'AIi'],
    ['Ali', 'A1i'],
    ['paul', 'pau1'],
    ['mark', 'rnark'],
    ['Mark', 'rnark'],
    ['scope', 'ѕсоре'],
    ['user0', 'userO'],
    ['علی', 'على'],
    ['bjørn', 'bjørn'.normalize('NFD')],
    ['straße', 'straβe'],
  ])('is one for %s and %s', (one, other) => {
    expect(skeleton(one)).toBe(skeleton(other))
  })

  it.each([
    ['Ali', 'Eli'],
    ['Sara', 'Zara'],
    ['رضا', 'رضوان'],
    ['an', 'am'],
  ])('is not one for %s and %s', (one, other) => {
    expect(skeleton(one)).not.toBe(skeleton(other))
  })
})
