import type { Pending } from '../../shared/mirror/mirror.ts'
import type { ClientId } from '../../shared/model.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'

/** Where the unsent posts of one host are kept. */
export interface OutboxStore {
  /** What was kept when the app began, in order. */
  load(): readonly Pending[]
  /** Keeps a new row behind the others, or a known one in its place. MUST be on disk when it settles with `ok`. */
  save(row: Pending): Promise<Result<null, Refusal>>
  /** Forgets rows, soon. One that comes back after a crash is sent again, and the host counts it once. */
  remove(clientIds: readonly ClientId[]): void
}

/** Keeps them as long as the app runs: for tests. */
export function memoryStore(): OutboxStore {
  const kept = new Map<ClientId, Pending>()
  return {
    load: () => [...kept.values()],
    save: (row) => {
      kept.set(row.clientId, row)
      return Promise.resolve(ok(null))
    },
    remove: (clientIds) => {
      for (const clientId of clientIds) kept.delete(clientId)
    },
  }
}
