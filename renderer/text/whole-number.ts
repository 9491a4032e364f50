import { latinDigits } from '../../shared/digits.ts'

/** The whole number that somebody typed, in Latin, Persian or Arabic digits; NaN where it is none. */
export function wholeNumber(typed: string): number {
  const text = latinDigits(typed.trim())
  return /^\d{1,12}$/.test(text) ? Number(text) : NaN
}
