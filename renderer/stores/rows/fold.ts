import type { Happening } from '../../../shared/mirror/mirror.ts'
import type { Time } from '../../../shared/model.ts'
import type { News } from './row.ts'

/** One line about what happened: one happening, or several of one person. */
export interface Folded {
  readonly key: string
  readonly time: Time
  readonly news: News
}

/**
 * A run of happenings with nothing said in between, shorter: whoever came and went several times has one line,
 * where their last one was. Flaky networks would fill the room otherwise.
 */
export function fold(run: readonly Happening[]): readonly Folded[] {
  const moves = new Map<string, Happening[]>()
  for (const happening of run) {
    if (moved(happening)) moves.set(happening.name, [...(moves.get(happening.name) ?? []), happening])
  }
  return run.flatMap((happening): Folded[] => {
    const all = moved(happening) ? (moves.get(happening.name) ?? []) : [happening]
    const [first] = all
    if (!first || all.at(-1) !== happening) return []
    return [{ key: `happening-${first.id}`, time: happening.time, news: summary(first, happening) }]
  })
}

function moved(happening: Happening): boolean {
  return happening.type === 'came' || happening.type === 'gone'
}

function summary(first: Happening, last: Happening): News {
  if (first.type === 'gone' && last.type === 'came') return { type: 'returned', name: last.name }
  if (first.type === 'came' && last.type === 'gone') return { type: 'visited', name: last.name }
  return last
}
