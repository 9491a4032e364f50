import { describe, expect, it } from 'vitest'
import { directPeople, directRoom, guestId, isGuest, keyedId } from './model.ts'

const ali = keyedId('a_-b')
const sara = guestId(7)

describe('a direct conversation', () => {
  it('is the same room whoever opens it', () => {
    expect(directRoom(ali, sara)).toBe(directRoom(sara, ali))
  })

  it('names its two people, and an open room names none', () => {
    expect(directPeople(directRoom(ali, sara))?.toSorted()).toEqual([sara, ali].sort())
    expect(directPeople('room-lobby')).toBeNull()
  })
})

describe('a guest', () => {
  it('is known by the id', () => {
    expect(isGuest(sara)).toBe(true)
    expect(isGuest(ali)).toBe(false)
  })
})
