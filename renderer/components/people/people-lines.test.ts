import { describe, expect, it } from 'vitest'
import type { PersonRow } from '../../stores/people.ts'
import type { Attendance } from '../../stores/attendance.ts'
import { linesOf } from './people-lines.ts'

function person(id: string, attendance: Attendance): PersonRow {
  return { id, name: id, attendance, guest: false, you: false }
}

describe('the column of people', () => {
  it('puts each group under its heading, those who are here first', () => {
    const lines = linesOf([person('omid', 'offline'), person('mina', 'here'), person('sara', 'here')])
    expect(lines.map((line) => line.key)).toEqual(['here', 'mina', 'sara', 'offline', 'omid'])
  })

  it('says of those who were here when the host went away that they were seen', () => {
    const lines = linesOf([person('omid', 'offline'), person('mina', 'seen')])
    expect(lines.map((line) => line.key)).toEqual(['seen', 'mina', 'offline', 'omid'])
  })

  it('has no heading over nobody', () => {
    expect(linesOf([person('mina', 'here')]).map((line) => line.key)).toEqual(['here', 'mina'])
    expect(linesOf([])).toEqual([])
  })
})
