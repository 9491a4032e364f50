import { createI18n } from 'vue-i18n'
import { en } from './en/index.ts'
import { fa } from './fa/index.ts'
import type { Locale } from './locale.ts'
import type { Words } from './schema.ts'

/**
 * The plugin that holds every sentence. Messages are compiled to functions without `eval`, so that the page's
 * content policy can forbid it.
 */
export function createWords(locale: Locale) {
  return createI18n<[Words], Locale, false>({ legacy: false, locale, fallbackLocale: 'en', messages: { en, fa } })
}
