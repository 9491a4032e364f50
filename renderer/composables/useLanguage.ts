import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useApp } from '../stores/app.ts'

/** Keeps the words, and the page's language and direction, at the language of the settings. For App.vue, once. */
export function useLanguage(): void {
  const app = useApp()
  const { locale } = useI18n({ useScope: 'global' })
  watchEffect(() => {
    locale.value = app.locale
    document.documentElement.lang = app.locale
    document.documentElement.dir = app.direction
  })
}
