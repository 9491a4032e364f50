import { describe, expect, it } from 'vitest'
import { refusal } from '../../../shared/refusals.ts'
import { languageOf, problemText, words } from './words.ts'

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

  it('say of each file that cannot be used what happened to it, and what to do', () => {
    const path = '/home/ali/profile'
    expect(problemText(words.en, refusal('file-unreadable', { path }))).toContain(`Check that ${path} may be read`)
    expect(problemText(words.en, refusal('file-damaged', { path, aside: 'a.aside' }))).toContain(
      'as a.aside, untouched',
    )
    expect(problemText(words.en, refusal('file-newer', { path }))).toContain('Update Hearth')
    expect(problemText(words.en, refusal('folder-unwritable', { path }))).toContain(`cannot write to ${path}`)
    expect(problemText(words.en, refusal('key-unopened', { aside: 'a.aside' }))).toContain('as a.aside, untouched')
  })

  it('follow the choice, then the system, then English', () => {
    expect(languageOf('en', 'fa-IR')).toBe('en')
    expect(languageOf('system', 'fa-IR')).toBe('fa')
    expect(languageOf('system', 'fa')).toBe('fa')
    expect(languageOf('system', 'fat-GH')).toBe('en')
    expect(languageOf('system', '')).toBe('en')
  })
})
