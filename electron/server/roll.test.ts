import { describe, expect, it } from 'vitest'
import { batch } from '../../shared/events.ts'
import { encodeJson } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { keyedId, type Person } from '../../shared/model.ts'
import { Roll } from './roll.ts'

function crowd(size: number): Person[] {
  return Array.from({ length: size }, (_, at) => ({ id: keyedId(String(at)), name: `Sara ${at}`, presence: 'here' }))
}

describe('a roll', () => {
  it('tells everybody, in order, in events that a frame holds', () => {
    const people = crowd(batch.people * 2 + 1)
    const events = new Roll().events(people)
    expect(events.map((event) => event.people.length)).toEqual([batch.people, batch.people, 1])
    expect(events.flatMap((event) => event.people)).toEqual(people)
  })

  it('fits a frame with the longest names and ids there are', () => {
    const name = '\u{1f3e0}'.repeat(limits.nameCodePoints.most)
    const people = crowd(batch.people).map((person) => ({ ...person, id: keyedId('x'.repeat(64)), name }))
    const [event] = new Roll().events(people)
    expect(encodeJson(event).length).toBeLessThanOrEqual(limits.frame)
  })

  it('tells the same event again while nobody in it has changed', () => {
    const roll = new Roll()
    const people = crowd(batch.people + 1)
    const [first, last] = roll.events(people)
    const left = people.map((person, at) =>
      at === batch.people ? { ...person, presence: 'offline' as const } : person,
    )
    const [again, changed] = roll.events(left)
    expect(again).toBe(first)
    expect(changed).not.toBe(last)
    expect(changed?.people[0]?.presence).toBe('offline')
  })

  it('tells that somebody is forgotten', () => {
    const roll = new Roll()
    const people = crowd(3)
    roll.events(people)
    expect(roll.events(people.slice(1)).flatMap((event) => event.people)).toEqual(people.slice(1))
    expect(roll.events([]).flatMap((event) => event.people)).toEqual([])
  })
})
