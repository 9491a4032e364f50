import type { CommandOf } from '../../../shared/commands.ts'
import { batch } from '../../../shared/events.ts'
import { batches } from '../batches.ts'
import type { Caller, Outcome } from './outcome.ts'

/** Lists the open rooms, in as many events as it takes. */
export function rooms({ host, session }: Caller, { request }: CommandOf<'rooms'>): Outcome {
  const summaries = host.rooms.openRooms().map((room) => room.summary())
  const parts = batches(summaries, batch.rooms)
  parts.forEach((part, index) => {
    session.tell({ type: 'rooms', request, rooms: part, more: index < parts.length - 1 })
  })
  return null
}
