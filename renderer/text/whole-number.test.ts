import { expect, test } from 'vitest'
import { wholeNumber } from './whole-number.ts'

test.each([' 5050 ', '۵۰۵۰', '٥٠٥٠', '۵0۵0'])('a number is read in whatever digits it is typed: %s', (typed) => {
  expect(wholeNumber(typed)).toBe(5050)
})

test('every digit of both scripts is read', () => {
  expect([wholeNumber('۱۲۳۴۵۶۷۸۹۰'), wholeNumber('١٢٣٤٥٦٧٨٩٠')]).toEqual([1_234_567_890, 1_234_567_890])
})

test.each(['', '-5', '5.5', '۵٫۵', 'پنج', '1234567890123'])('“%s” is no whole number', (typed) => {
  expect(wholeNumber(typed)).toBeNaN()
})
