import type { Locale } from '../locales/locale.ts'

/**
 * The language tag that dates and numbers are written by (BCP 47): the system's where it is of the same language,
 * so that en-GB reads 24 hours; Persian with its own digits and calendar wherever it is read.
 */
export function tagFor(locale: Locale, systemLanguage: string): string {
  if (locale === 'fa') return 'fa-IR-u-ca-persian-nu-arabext'
  const system = systemLanguage.replace('_', '-')
  return /^en(-[a-z]{2})?$/i.test(system) ? system : 'en'
}
