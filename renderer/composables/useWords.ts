import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Refusal } from '../../shared/refusals.ts'
import type { Locale } from '../locales/locale.ts'
import type { WordKey, Words } from '../locales/schema.ts'
import { useApp } from '../stores/app.ts'
import { numberFormat } from '../text/formats.ts'
import { isolated } from '../text/isolated.ts'
import { tagFor } from '../text/tag.ts'

type Named = Readonly<Record<string, unknown>>

/** The words in the reader's language. Keys are typed: one that does not exist does not compile. */
export function useWords() {
  const { t } = useI18n<{ message: Words }, Locale>({ useScope: 'global' })
  const app = useApp()
  const tag = computed(() => tagFor(app.locale, app.about.systemLanguage))

  /** Paths and names keep their own direction inside a sentence from right to left. */
  function within(facts: NonNullable<Refusal['facts']>): Named {
    if (app.direction === 'ltr') return facts
    const apart = (fact: string | number): unknown => (typeof fact === 'string' ? isolated(fact) : fact)
    return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, apart(fact)]))
  }

  /** A number in the reader's digits. */
  const number = (value: number): string => numberFormat(tag.value).format(value)

  return {
    tag,
    number,
    /** A sentence, with what stands in its {holes}. */
    say: (key: WordKey, named: Named = {}): string => t(key, { ...named }),
    /** A sentence about a number of things, in the right plural; the number is its {count}. */
    counted: (key: WordKey, count: number): string => t(key, { count: number(count) }, count),
    /** What happened and what to do next, as one text. */
    refusalSentence: ({ code, facts = {} }: Refusal): string =>
      `${t(`refusals.${code}.what`, within(facts))} ${t(`refusals.${code}.next`, within(facts))}`,
    /** What happened, and what to do next. */
    refusalWords: ({ code, facts = {} }: Refusal): { what: string; next: string } => ({
      what: t(`refusals.${code}.what`, within(facts)),
      next: t(`refusals.${code}.next`, within(facts)),
    }),
  }
}
