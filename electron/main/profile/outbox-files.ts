/** Messages that wait to be sent, on disk: closing the app in mid-sentence loses none. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { nouns } from '../../../shared/commands.ts'
import { limits } from '../../../shared/limits.ts'
import type { Pending } from '../../../shared/mirror/mirror.ts'
import { refusalCodes } from '../../../shared/refusals.ts'
import { list, nullable, oneOf, record, whole } from '../../../shared/shape.ts'
import type { OutboxStore } from '../../client/outbox-store.ts'
import { JsonFile } from '../../disk/json-file.ts'
import type { Log } from '../../disk/log.ts'

const { room, clientId, kind, anyText } = nouns

const rowShape = record({
  room,
  clientId,
  kind,
  text: anyText,
  time: whole(0),
  // its facts are of the moment, and are not kept
  refusal: nullable(record({ code: oneOf(...refusalCodes) })),
})

const fileShape = record({ version: whole(1, 1), rows: list(rowShape, limits.outbox) })

type Rows = { readonly version: number; readonly rows: readonly Pending[] }

/** One file for each host that something waits for; none where nothing does. */
export function outboxFiles(folder: string, log: Log): (host: string) => OutboxStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return (host) => new OutboxFile(join(folder, `${host}.json`), log)
}

class OutboxFile implements OutboxStore {
  private readonly file: JsonFile<Rows>

  constructor(
    path: string,
    private readonly log: Log,
  ) {
    this.file = new JsonFile(path, fileShape)
  }

  load(): readonly Pending[] {
    const read = this.file.read()
    if (!read.ok) this.log.error('an outbox cannot be read', { why: read.error.code })
    return (read.ok && read.value?.rows) || []
  }

  save(rows: readonly Pending[]): void {
    if (rows.length === 0) return this.remove()
    const saved = this.file.saveNow({ version: 1, rows })
    if (!saved.ok) this.log.error('an outbox cannot be saved', { why: saved.error.code })
  }

  private remove(): void {
    try {
      rmSync(this.file.path, { force: true })
    } catch {
      // the rows in it were sent, and the host counts each of them once
      this.log.error('an outbox cannot be removed')
    }
  }
}
