import { emptyMirror, type Pending } from '../../../shared/mirror/mirror.ts'
import type { ClientId } from '../../../shared/model.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import { noKeep, type Keep } from '../keep/keep.ts'
import { nothingKept, type Kept, type Note } from '../keep/notes.ts'

type Rows = Map<ClientId, Pending>

/** For tests: keeps outboxes alone, in memory. `harm` is what a bad disk does to them before the next start. */
export function memoryKeep(harm: (rows: readonly Pending[]) => readonly Pending[] = (rows) => rows): Keep {
  const hosts = new Map<string, Rows>()
  return {
    ...noKeep(),
    get begun(): Kept {
      const begun = [...hosts].map(([id, rows]) => [id, { mirror: emptyMirror(), rows: harm([...rows.values()]) }])
      return { ...nothingKept, hosts: Object.fromEntries(begun) as Kept['hosts'] }
    },
    write(notes): Promise<Result<null, Refusal>> {
      for (const note of notes) take(hosts, note)
      return Promise.resolve(ok(null))
    },
  }
}

function take(hosts: Map<string, Rows>, note: Note): void {
  if (note.type !== 'of') return
  const rows = hosts.get(note.host) ?? new Map<ClientId, Pending>()
  hosts.set(note.host, rows)
  if (note.note.type === 'row') rows.set(note.note.row.clientId, note.note.row)
  if (note.note.type === 'unrow') rows.delete(note.note.clientId)
  if (note.note.type === 'forgotten') hosts.delete(note.host)
}
