import type { Pending } from '../../shared/mirror/mirror.ts'

/** Where the unsent posts of one host are kept. */
export interface OutboxStore {
  /** What was saved last, in order. */
  load(): readonly Pending[]
  /** Takes the place of what was saved before. MUST keep a row before it returns: the row may be sent next. */
  save(rows: readonly Pending[]): void
}

/** Keeps them as long as the app runs. */
export function memoryStore(): OutboxStore {
  let kept: readonly Pending[] = []
  return {
    load: () => kept,
    save: (rows) => {
      kept = [...rows]
    },
  }
}
