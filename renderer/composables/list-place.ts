import type { Ref } from 'vue'
import type { Spot } from '../../shared/bridge.ts'
import type { Seq } from '../../shared/model.ts'
import type { Row } from '../stores/rows/row.ts'

/** What is asked of a list that draws only what is near the screen. Its offsets begin at its first row. */
export interface List {
  readonly scrollOffset: number
  readonly viewportSize: number
  findItemIndex(offset: number): number
  getItemOffset(index: number): number
  getItemSize(index: number): number
  scrollToIndex(index: number, options: { align: 'start'; offset?: number }): void
}

/** A list on the screen, and how its reader stands to it. */
export interface SeenList {
  readonly list: Readonly<Ref<List | null>>
  readonly rows: () => readonly Row[]
  /** px over the list. */
  readonly above: Readonly<Ref<number>>
  /** The place that the list opens at is found: before that nothing was seen. */
  readonly placed: Readonly<Ref<boolean>>
  readonly atBottom: Readonly<Ref<boolean>>
}

/** The first message at the top of the view, with `above` px over the list; null where only what waits stands there. */
export function spotIn(list: List, rows: readonly Row[], above: number): Spot | null {
  const top = list.scrollOffset
  const from = Math.max(0, list.findItemIndex(top))
  const found = rows.slice(from).findIndex(({ type }) => type === 'message')
  const row = rows[from + found]
  if (found < 0 || row?.type !== 'message') return null
  const below = Math.round(list.getItemOffset(from + found) + above - top)
  return { clientId: row.message.clientId, seq: row.message.seq, below }
}

/** Where the message of a spot stands; -1 where it is not held. */
export function indexOfSpot(rows: readonly Row[], spot: Spot): number {
  return rows.findLastIndex((row) => row.type === 'message' && row.message.clientId === spot.clientId)
}

/** The seq of the last message whose end is seen; null where there is none of the host's present history. */
export function lastSeenIn(list: List, rows: readonly Row[], above: number): Seq | null {
  const bottom = list.scrollOffset + list.viewportSize
  const from = rows.findLastIndex(({ type }) => type === 'earlier')
  for (let at = Math.min(list.findItemIndex(bottom), rows.length - 1); at > from; at--) {
    const row = rows[at]
    const end = list.getItemOffset(at) + list.getItemSize(at) + above
    if (row?.type === 'message' && end <= bottom) return row.message.seq
  }
  return null
}
