/** Times as people say them. Every `tag` is a language tag from text/tag.ts; every time is ms since 1970. */
import type { Time } from '../../shared/model.ts'
import { daysBetween } from './day.ts'
import { dateFormat, numberFormat } from './formats.ts'

/** The time of day: `9:05 AM`, `09:05`, `۹:۰۵`. */
export function clockTime(time: Time, tag: string): string {
  return dateFormat(tag, { hour: 'numeric', minute: '2-digit' }).format(time)
}

/** The same without AM and PM, where there is no room for them: `9:05`. */
export function bareClockTime(time: Time, tag: string): string {
  const parts = dateFormat(tag, { hour: 'numeric', minute: '2-digit' }).formatToParts(time)
  const bare = parts.map(({ type, value }) => (type === 'dayPeriod' ? '' : value))
  return bare.join('').trim()
}

/** A day as seen from another: today, yesterday, a weekday of this week, a date; with its year where that is another. */
export function dayName(time: Time, now: Time, tag: string): string {
  const ago = daysBetween(time, now)
  if (ago === 0 || ago === 1)
    return upperFirst(new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-ago, 'day'))
  if (ago > 1 && ago < 7) return dateFormat(tag, { weekday: 'long' }).format(time)
  if (yearOf(time, tag) === yearOf(now, tag)) {
    return dateFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' }).format(time)
  }
  return dateFormat(tag, { day: 'numeric', month: 'long', year: 'numeric' }).format(time)
}

/** Day and time in full, to read in a tooltip; with the year in place of the weekday where that is another than now. */
export function fullTime(time: Time, now: Time, tag: string): string {
  const parts = { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const
  const sameYear = yearOf(time, tag) === yearOf(now, tag)
  return dateFormat(tag, { ...parts, ...(sameYear ? { weekday: 'long' } : { year: 'numeric' }) }).format(time)
}

/** A short span in milliseconds or seconds: `12 ms`, `1.5 s`. */
export function span(ms: number, tag: string): string {
  const unit = ms < 1_000 ? 'millisecond' : 'second'
  const value = ms < 1_000 ? Math.round(ms) : ms / 1_000
  return numberFormat(tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value)
}

/** Whole seconds until then, never less than 0. */
export function secondsUntil(then: Time, now: Time): number {
  return Math.max(0, Math.ceil((then - now) / 1_000))
}

function yearOf(time: Time, tag: string): string {
  return dateFormat(tag, { year: 'numeric' }).format(time)
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
