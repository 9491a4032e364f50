import { beforeEach, describe, expect, it, vi } from 'vitest'
import { KnownPeople } from './known-people.ts'
import { ali, bob, person, PlainTalk } from './plain-talk.ts'

describe('somebody who is looked for by name', () => {
  let people: KnownPeople

  beforeEach(() => {
    people = new KnownPeople()
    people.put(person(ali, 'Ali'))
    people.put(person(bob, 'bob'))
  })

  const found = (...names: string[]) => names.map((name) => people.named(name)?.id)

  it('is found however the name is typed, and is nobody where nobody has it', () => {
    expect(found('ALI', 'Bob', 'nima')).toEqual([ali, bob, undefined])
  })

  it('is found by the name of now', () => {
    found('ali')
    people.put(person(ali, 'Alireza'))
    people.put(person('guest-3', 'Ali'))
    expect(found('alireza', 'ali')).toEqual(['key-ali', 'guest-3'])
  })

  it('is found no more when they are forgotten', () => {
    found('bob')
    people.forget(bob)
    people.forget('guest-9')
    expect(found('bob')).toEqual([undefined])
  })

  it('keeps a name that was another’s before', () => {
    found('ali')
    people.put(person(bob, 'Ali'))
    people.put(person(ali, 'Alireza'))
    expect(found('ali', 'bob')).toEqual([bob, undefined])
  })

  it('is as they were told of last', () => {
    found('ali')
    people.put(person(ali, 'Ali', 'offline'))
    expect(people.named('ali')?.presence).toBe('offline')
  })
})

it('a line to nobody costs no look at the names of all', () => {
  const talk = new PlainTalk()
  talk.login()
  talk.say({ type: 'people', people: Array.from({ length: 1_000 }, (_, at) => person(`key-${at}`, `Nima${at}`)) })
  talk.hear('/pm nobody hello\n')
  const compared = vi.spyOn(String.prototype, 'normalize')
  const heard = talk.hear('/pm nobody hello\n'.repeat(10))
  const count = compared.mock.calls.length
  compared.mockRestore()
  expect([heard, count < 100]).toEqual([Array(10).fill('person-unknown'), true])
})
