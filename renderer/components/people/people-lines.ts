import type { PersonRow } from '../../stores/people.ts'

/** One line of the column: a heading over those who are here or not, or a person. */
export type PeopleLine =
  | { readonly key: string; readonly type: 'title'; readonly here: boolean; readonly count: number }
  | { readonly key: string; readonly type: 'person'; readonly person: PersonRow }

/** The column's lines: those who are here first, each group under its heading. */
export function linesOf(people: readonly PersonRow[]): readonly PeopleLine[] {
  return [true, false].flatMap((here) => {
    const group = people.filter((person) => person.here === here)
    const title = { key: here ? 'here' : 'offline', type: 'title' as const, here, count: group.length }
    return group.length > 0 ? [title, ...group.map(lineOf)] : []
  })
}

function lineOf(person: PersonRow): PeopleLine {
  return { key: person.id, type: 'person', person }
}
