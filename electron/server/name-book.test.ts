import { beforeEach, describe, expect, it } from 'vitest'
import { NameBook } from './name-book.ts'

describe('a name book', () => {
  let names: NameBook

  beforeEach(() => {
    names = new NameBook()
    names.take('Ali', 'key-ali')
  })

  it.each(['Ali', 'ali', 'ALI'])('gives %s to nobody else', (name) => {
    expect(names.take(name, 'key-other')).toEqual({ ok: false, error: 'name-taken' })
  })

  it.each(['AIi', 'A1i', 'аli'])('gives nobody %s, which looks like it', (name) => {
    expect(names.take(name, 'key-other').ok).toBe(false)
  })

  it('says that a name looks like a taken one', () => {
    expect(names.take('AIi', 'key-other')).toEqual({ ok: false, error: 'name-lookalike' })
  })

  it('lets its holder spell it anew, also so that it looks like what it was', () => {
    expect(names.take('ALI', 'key-ali')).toEqual({ ok: true, value: 'ALI' })
    names.release('Ali', 'ALI')
    expect(names.take('AIi', 'key-ali')).toEqual({ ok: true, value: 'AIi' })
    names.release('ALI', 'AIi')
    expect(names.take('Ali', 'key-other')).toEqual({ ok: false, error: 'name-lookalike' })
  })

  it('gives nobody else what its holder has beside another name', () => {
    names.take('Omid', 'key-ali')
    expect(['Ali', 'Omid'].map((name) => names.take(name, 'key-other').ok)).toEqual([false, false])
  })

  it('frees the name that its holder gave up', () => {
    names.take('Omid', 'key-ali')
    names.release('Ali', 'Omid')
    expect(names.take('AIi', 'key-other').ok).toBe(true)
    expect(names.holder('omid')).toBe('key-ali')
  })

  it('keeps the old name where the new one will not do', () => {
    names.take('Sara', 'key-sara')
    expect(names.take('Ali', 'key-sara').ok).toBe(false)
    expect(names.holder('Sara')).toBe('key-sara')
  })

  it.each([
    ['admin', 'name-reserved'],
    ['adrnin', 'name-lookalike'],
    ['H0st', 'name-lookalike'],
    ['x', 'name-short'],
    ['with space', 'name-characters'],
  ])('refuses %s as %s', (name, error) => {
    expect(names.take(name, 'key-other')).toEqual({ ok: false, error })
  })

  it('keeps names composed', () => {
    expect(names.take('Bjo\u0308rn', 'key-b')).toEqual({ ok: true, value: 'Bj\u00f6rn' })
    expect(names.holder('BJ\u00d6RN')).toBe('key-b')
  })
})
