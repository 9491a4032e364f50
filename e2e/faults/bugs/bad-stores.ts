/** Disks with a bug in them. */
import { ok } from '../../../shared/result.ts'
import type { Appended, Draft, Stored } from '../../../electron/server/store.ts'
import type { Said } from '../check/evidence.ts'
import { CrashingStore } from '../small/crashing-store.ts'

/** Answers before it commits. */
export class AcknowledgesFirst extends CrashingStore {
  private ahead = 0

  override append(draft: Draft): Stored<Appended> {
    const seq = this.rows.filter(({ room }) => room === draft.room).length + ++this.ahead
    void this.committed(() => {
      this.ahead--
      return this.write(draft)
    })
    return Promise.resolve(ok({ type: 'kept', message: { ...draft, seq } }))
  }
}

/** Keeps a message again each time it comes. */
export class KnowsNoRepeat extends CrashingStore {
  private copies = 0

  protected override async write(draft: Draft): Stored<Appended> {
    const written = await super.write({ ...draft, clientId: `${draft.clientId}-copy-${++this.copies}` })
    if (!written.ok || written.value.type === 'conflict') return written
    return ok({ type: 'kept', message: { ...written.value.message, clientId: draft.clientId } })
  }

  override get rows(): readonly Said[] {
    return super.rows.map((row) => ({ ...row, clientId: row.clientId.replace(/-copy-\d+$/, '') }))
  }
}

/** Counts before it writes: two that come at once get the same seq. */
export class CountsOutside extends CrashingStore {
  override append(draft: Draft): Stored<Appended> {
    const seq = this.rows.filter(({ room }) => room === draft.room).length + 1
    return this.committed(() => {
      const message = { ...draft, seq }
      this.record(message)
      return Promise.resolve(ok({ type: 'kept', message }))
    })
  }
}

/** Has the second and the third row of each room in each other's place. */
export class SwapsRows extends CrashingStore {
  override get rows(): readonly Said[] {
    const swapped = new Map([
      [2, 3],
      [3, 2],
    ])
    return super.rows.map((row) => ({ ...row, seq: swapped.get(row.seq) ?? row.seq })).sort((a, b) => a.seq - b.seq)
  }
}
