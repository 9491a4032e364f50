import { describe, expect, it } from 'vitest'
import { parseCommand } from './commands.ts'
import { list, optional, record, text, tuple, whole, wholeCharacters } from './shape.ts'

describe('a shape', () => {
  it('counts code points, not UTF-16 units', () => {
    expect(text(2)('👋👋').ok).toBe(true)
    expect(text(2)('👋👋👋').ok).toBe(false)
  })

  it('refuses a NUL and half a character', () => {
    expect(text(9)('a\0b').ok).toBe(false)
    expect(text(9)('a\ud83d').ok).toBe(false)
  })

  it('takes any text once it has whole characters alone, and nothing whole is lost', () => {
    const whole = wholeCharacters('\ud83da\0👋🏽\u200dب\udc4b\n')
    expect(whole).toBe('a👋🏽\u200dب\n')
    expect(text(9)(whole).ok).toBe(true)
  })

  it('drops what it does not know', () => {
    expect(record({ a: whole() })({ a: 1, b: 2 })).toEqual({ ok: true, value: { a: 1 } })
  })

  it('lets a field be left out only where it is optional', () => {
    expect(record({ a: optional(whole()) })({})).toEqual({ ok: true, value: {} })
    expect(record({ a: whole() })({}).ok).toBe(false)
  })

  it('does not take what an object inherits for a field', () => {
    expect(record({ toString: text(99) })({}).ok).toBe(false)
  })

  it('takes a list place by place, the last of them only where they are optional', () => {
    const shape = tuple(whole(), text(9), optional(whole()))
    expect(shape([1, 'a', 2, 'more'])).toEqual({ ok: true, value: [1, 'a', 2] })
    expect(shape([1, 'a'])).toEqual({ ok: true, value: [1, 'a'] })
    for (const other of [[1], ['a', 1], [1, 'a', 'b'], { 0: 1, 1: 'a' }, null]) expect(shape(other).ok).toBe(false)
  })

  it('takes a list to its length and no further', () => {
    expect(list(whole(), 2)([1, 2]).ok).toBe(true)
    expect(list(whole(), 2)([1, 2, 3]).ok).toBe(false)
  })
})

describe('a command', () => {
  it('is known by its type', () => {
    expect(parseCommand({ type: 'leave', request: 1, room: 'room-7', extra: 1 })).toEqual({
      ok: true,
      value: { type: 'leave', request: 1, room: 'room-7' },
    })
  })

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { type: 'toString' },
    { type: 'leave' },
    { type: 'leave', request: 1.5, room: 'room-7' },
  ])('is not %j', (value) => {
    expect(parseCommand(value).ok).toBe(false)
  })
})
