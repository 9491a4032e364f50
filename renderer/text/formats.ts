import { timeZone } from './zone.ts'

/** Making an Intl formatter costs more than a hundred uses of it, so each is made once. */
const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
/** The time zone of the dates: a formatter keeps the one that it was made in. */
let zone = timeZone()

/** The formatter of dates for this language tag and these parts. */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  if (zone !== timeZone()) dates.clear()
  zone = timeZone()
  return once(dates, tag, options, () => new Intl.DateTimeFormat(tag, options))
}

/** The formatter of numbers for this language tag. */
export function numberFormat(tag: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(numbers, tag, options, () => new Intl.NumberFormat(tag, options))
}

function once<F>(made: Map<string, F>, tag: string, options: object, make: () => F): F {
  const key = tag + JSON.stringify(options)
  const known = made.get(key)
  if (known) return known
  const format = make()
  made.set(key, format)
  return format
}
