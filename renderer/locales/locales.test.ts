import { describe, expect, test } from 'vitest'
import { refusalCodes } from '../../shared/refusals.ts'
import { en } from './en/index.ts'
import { fa } from './fa/index.ts'
import { createWords } from './i18n.ts'
import { localeFor } from './locale.ts'

type Tree = { readonly [key: string]: string | Tree }

function flat(tree: Tree, path = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : [...flat(value, `${path}${key}.`)],
  )
  return new Map(entries)
}

function holes(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
}

const english = flat(en)
const persian = flat(fa)
const files = import.meta.glob<string>('../**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true })
const sources = Object.entries(files).flatMap(([path, source]) => (path.endsWith('.test.ts') ? [] : [source]))

test('Persian says all that English says, and nothing else', () => {
  expect([...persian.keys()].sort()).toEqual([...english.keys()].sort())
})

describe('every sentence', () => {
  test('has the same holes in both languages', () => {
    for (const [key, text] of english) expect(holes(persian.get(key) ?? ''), key).toEqual(holes(text))
  })

  test('is not empty, and is well formed for the compiler of messages', () => {
    for (const [locale, words] of [['en', english] as const, ['fa', persian] as const]) {
      const { t } = createWords(locale).global
      const filled = { count: '3', name: 'N' }
      for (const key of words.keys()) expect(t(key, filled, 3), `${locale} ${key}`).not.toBe(key)
      for (const [key, text] of words) expect(text.trim(), `${locale} ${key}`).not.toBe('')
    }
  })

  test('in Persian is Persian: its own letters, quotes and commas', () => {
    for (const [key, text] of persian) {
      if (key === 'settings.languages.en' || !/\p{L}/u.test(text.replace(/\{\w+\}/g, ''))) continue
      expect(text, key).toMatch(/\p{Script=Arabic}/u)
      expect(text, key).not.toMatch(/[يك"“”]|\p{Script=Arabic},/u)
    }
  })
})

test('every refusal has its cause and its next step in both languages', () => {
  for (const code of refusalCodes) {
    for (const words of [english, persian]) {
      expect(words.get(`refusals.${code}.what`), code).toBeTruthy()
      expect(words.get(`refusals.${code}.next`), code).toBeTruthy()
    }
  }
})

test('a refusal tells its facts', () => {
  const { t } = createWords('fa').global
  expect(t('refusals.port-in-use.what', { port: 5050 })).toBe('درگاه 5050 اشغال است.')
})

test('every key that the window names exists', () => {
  const named = sources.flatMap((source) =>
    [...source.matchAll(/(?:\b(?:say|counted|t)\(\s*'|\skeypath=")([\w.-]+)['"]/g)].map((match) => match[1] ?? ''),
  )
  expect(named.length).toBeGreaterThan(0)
  for (const key of named) expect(english.has(key), key).toBe(true)
})

test('no sentence is left that the window never says', () => {
  const all = sources.join('\n')
  const begun = [...all.matchAll(/\bsay\(\s*`([\w.]+\.)\$\{|return `([\w.]+\.)\$\{/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  const dead = [...english.keys()].filter(
    (key) =>
      !key.startsWith('refusals.') &&
      !all.includes(`'${key}'`) &&
      !all.includes(`"${key}"`) &&
      !begun.some((start) => key.startsWith(start)),
  )
  expect(dead).toEqual([])
})

test('a number chooses its plural and is written in the reader’s digits', () => {
  const { t } = createWords('en').global
  expect(t('people.hereCount', { count: '0' }, 0)).toBe('nobody here')
  expect(t('rooms.members', { count: '1' }, 1)).toBe('1 person')
  expect(createWords('fa').global.t('rooms.members', { count: '۱۲' }, 12)).toBe('۱۲ نفر')
})

test('the system’s language is spoken where we have it', () => {
  expect(localeFor('system', 'fa-IR')).toBe('fa')
  expect(localeFor('system', 'fa_AF')).toBe('fa')
  expect(localeFor('system', 'de-DE')).toBe('en')
  expect(localeFor('en', 'fa-IR')).toBe('en')
})
