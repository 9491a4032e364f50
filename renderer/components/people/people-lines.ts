import type { PersonRow } from '../../stores/people.ts'
import type { Attendance } from '../../stores/attendance.ts'

/** One line of the column: a heading over those who stand alike, or a person. */
export type PeopleLine =
  | { readonly key: string; readonly type: 'title'; readonly attendance: Attendance; readonly count: number }
  | { readonly key: string; readonly type: 'person'; readonly person: PersonRow }

const order: readonly Attendance[] = ['here', 'seen', 'offline']

/** The column's lines: those who are here, or were seen last, first; each group under its heading. */
export function linesOf(people: readonly PersonRow[]): readonly PeopleLine[] {
  return order.flatMap((attendance) => {
    const group = people.filter((person) => person.attendance === attendance)
    const title = { key: attendance, type: 'title' as const, attendance, count: group.length }
    return group.length > 0 ? [title, ...group.map(lineOf)] : []
  })
}

function lineOf(person: PersonRow): PeopleLine {
  return { key: person.id, type: 'person', person }
}
