import type { Pending } from '../../../shared/mirror/mirror.ts'
import type { MessageKind, PersonId, Time } from '../../../shared/model.ts'
import type { MessageRow, PendingRow } from '../../stores/rows/row.ts'

/** What one row of speech shows, whether the host has it or not. */
export interface Speech {
  readonly author: PersonId
  readonly name: string
  readonly kind: MessageKind
  readonly text: string
  readonly time: Time
  readonly guest: boolean
  /** Null once the host has it. */
  readonly pending: Pending | null
}

/** Reads a row; a pending one is said by `you`. */
export function speechOf(row: MessageRow | PendingRow, you: { id: PersonId; name: string } | null): Speech {
  if (row.type === 'message') return { ...row.message, guest: row.guest, pending: null }
  const { kind, text, time } = row.pending
  return { author: you?.id ?? '', name: you?.name ?? '', kind, text, time, guest: false, pending: row.pending }
}
