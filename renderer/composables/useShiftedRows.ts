import { computed, type Ref } from 'vue'
import type { Row } from '../stores/rows/row.ts'

/** The rows to draw. `shifted`: rows went or came at the start alone, so the list keeps its place from the end. */
interface Shown {
  readonly rows: Row[]
  readonly shifted: boolean
}

/** Says of rows whether the last change was at their start. */
export function useShiftedRows(rows: () => Row[]): Readonly<Ref<Shown>> {
  return computed((before?: Shown) => {
    const now = rows()
    const old = before?.rows ?? []
    return { rows: now, shifted: now.at(0)?.key !== old.at(0)?.key && now.at(-1)?.key === old.at(-1)?.key }
  })
}
