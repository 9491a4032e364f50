import type { CommandOf } from '../../../shared/commands.ts'
import { batch } from '../../../shared/events.ts'
import { batches } from '../batches.ts'
import type { Caller, Done } from './outcome.ts'

/** Lists the open rooms, in as many events as it takes, each when most of those before have been read. */
export async function rooms({ host, session }: Caller, { request }: CommandOf<'rooms'>): Promise<Done> {
  const summaries = host.rooms.openRooms().map((room) => room.summary())
  const parts = batches(summaries, batch.rooms)
  for (const [index, part] of parts.entries()) {
    await session.line.drained()
    session.tell({ type: 'rooms', request, rooms: part, more: index < parts.length - 1 })
  }
  return null
}
