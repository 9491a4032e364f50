import { describe, expect, it } from 'vitest'
import { languageOf, words } from './words.ts'

describe('the words of menus and dialogs', () => {
  it('are the same in number and kind in every language, and none is empty', () => {
    const keys = Object.keys(words.en).sort()
    for (const language of Object.values(words)) {
      expect(Object.keys(language).sort()).toEqual(keys)
      expect(Object.values(language).every((word) => word.trim() !== '')).toBe(true)
    }
  })

  it('are translated, each of them', () => {
    const same = Object.entries(words.en).filter(([key, word]) => words.fa[key as keyof typeof words.fa] === word)
    expect(same).toEqual([])
  })

  it('keep the holes that are filled in later', () => {
    const holes = (text: string) => text.match(/\{\w+\}/g) ?? []
    for (const [key, word] of Object.entries(words.en)) {
      expect(holes(words.fa[key as keyof typeof words.fa])).toEqual(holes(word))
    }
  })

  it('follow the choice, then the system, then English', () => {
    expect(languageOf('en', 'fa-IR')).toBe('en')
    expect(languageOf('system', 'fa-IR')).toBe('fa')
    expect(languageOf('system', 'fa')).toBe('fa')
    expect(languageOf('system', 'fat-GH')).toBe('en')
    expect(languageOf('system', '')).toBe('en')
  })
})
