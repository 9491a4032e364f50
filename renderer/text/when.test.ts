import { expect, test } from 'vitest'
import { daysBetween } from './day.ts'
import { tagFor } from './tag.ts'
import { bareClockTime, clockTime, dayName, fullTime, secondsUntil, span } from './when.ts'

const fa = tagFor('fa', 'fa-IR')
const noon = new Date(2026, 10, 22, 12).getTime()
const at = (month: number, day: number, hour = 9, minute = 5, year = 2026): number =>
  new Date(year, month - 1, day, hour, minute).getTime()

test('the language of dates follows the system where it speaks the same language', () => {
  expect(tagFor('en', 'en_GB')).toBe('en-GB')
  expect(tagFor('en', 'de-DE')).toBe('en')
  expect(tagFor('en', 'en-x-odd!')).toBe('en')
  expect(tagFor('fa', 'en-US')).toMatch(/^fa-IR.*persian/)
})

test('the time of day is written as people write it', () => {
  expect(clockTime(at(11, 22), 'en-US')).toMatch(/^9:05\sAM$/)
  expect(clockTime(at(11, 22, 21), 'en-GB')).toBe('21:05')
  expect(clockTime(at(11, 22, 21), fa)).toBe('۲۱:۰۵')
})

test('where there is little room, the time of day goes without its half of the day', () => {
  expect(bareClockTime(at(11, 22, 21), 'en-US')).toBe('9:05')
  expect(bareClockTime(at(11, 22, 21), 'en-GB')).toBe('21:05')
  expect(bareClockTime(at(11, 22, 21), fa)).toBe('۲۱:۰۵')
})

test('days near today have names', () => {
  expect(dayName(at(11, 22, 0, 0), noon, 'en')).toBe('Today')
  expect(dayName(at(11, 21, 23, 59), noon, 'en')).toBe('Yesterday')
  expect(dayName(at(11, 17), noon, 'en')).toBe('Tuesday')
  expect(dayName(at(11, 16), noon, 'en')).toBe('Monday')
  expect(dayName(at(11, 22), noon, fa)).toBe('امروز')
  expect(dayName(at(11, 21), noon, fa)).toBe('دیروز')
})

test('days further away have dates, in the calendar of the language, with another year’s number', () => {
  expect(dayName(at(11, 15), noon, 'en-GB')).toBe('Sunday 15 November')
  expect(dayName(at(11, 2), noon, 'en-GB')).toBe('Monday 2 November')
  expect(dayName(at(12, 24, 9, 5, 2025), noon, 'en-GB')).toBe('24 December 2025')
  expect(dayName(at(11, 2), noon, fa)).toBe('دوشنبه ۱۱ آبان')
  expect(dayName(at(3, 1), noon, fa)).toBe('۱۰ اسفند ۱۴۰۴')
})

test('a day that is still to come, by a host’s fast clock, has a date and no wrong name', () => {
  expect(dayName(at(11, 24), noon, 'en-GB')).toBe('Tuesday 24 November')
})

test('a full time names day and hour', () => {
  expect(fullTime(at(11, 22), noon, 'en-GB')).toBe('Sunday 22 November at 9:05')
  expect(fullTime(at(11, 22), noon, fa)).toContain('یکشنبه ۱ آذر')
})

test('a full time of another year names that year, by the calendar of the language', () => {
  expect(fullTime(at(12, 24, 9, 5, 2025), noon, 'en-GB')).toBe('24 December 2025 at 9:05')
  expect(fullTime(at(3, 1), noon, 'en-GB')).toBe('Sunday 1 March at 9:05')
  expect(fullTime(at(3, 1), noon, fa)).toContain('۱۰ اسفند ۱۴۰۴')
})

test('spans are in milliseconds, then seconds', () => {
  expect(span(12.4, 'en')).toBe('12 ms')
  expect(span(1_540, 'en')).toBe('1.5 sec')
  expect(span(12, fa)).toBe('۱۲ میلی‌ثانیه')
})

test('seconds until then never go below zero', () => {
  expect(secondsUntil(noon + 1_200, noon)).toBe(2)
  expect(secondsUntil(noon - 5_000, noon)).toBe(0)
})

test('days are counted by the calendar, not by hours', () => {
  expect(daysBetween(at(11, 21, 23, 59), at(11, 22, 0, 1))).toBe(1)
  expect(daysBetween(at(11, 22, 0, 1), at(11, 22, 23, 59))).toBe(0)
  expect(daysBetween(at(11, 23), at(11, 22))).toBe(-1)
})
