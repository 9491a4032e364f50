import { describe, expect, it } from 'vitest'
import type { PersonRow } from '../../stores/people.ts'
import { linesOf } from './people-lines.ts'

function person(id: string, here: boolean): PersonRow {
  return { id, name: id, here, guest: false, you: false }
}

describe('the column of people', () => {
  it('puts each group under its heading, those who are here first', () => {
    const lines = linesOf([person('omid', false), person('mina', true), person('sara', true)])
    expect(lines.map((line) => line.key)).toEqual(['here', 'mina', 'sara', 'offline', 'omid'])
  })

  it('has no heading over nobody', () => {
    expect(linesOf([person('mina', true)]).map((line) => line.key)).toEqual(['here', 'mina'])
    expect(linesOf([])).toEqual([])
  })
})
