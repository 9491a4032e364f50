import type { Settings } from '../../shared/bridge.ts'

/** The languages the window speaks. */
export const locales = ['en', 'fa'] as const
export type Locale = (typeof locales)[number]
export type Direction = 'ltr' | 'rtl'

/** The language to speak: the chosen one, or the system's where we have it, or English. */
export function localeFor(language: Settings['language'], systemLanguage: string): Locale {
  const wanted = language === 'system' ? systemLanguage.toLowerCase().split(/[-_]/)[0] : language
  return locales.find((locale) => locale === wanted) ?? 'en'
}

/** Which way a language is written. */
export function directionOf(locale: Locale): Direction {
  return locale === 'fa' ? 'rtl' : 'ltr'
}
