import type { CommandOf } from '../../../shared/commands.ts'
import { batch } from '../../../shared/events.ts'
import type { Message } from '../../../shared/model.ts'
import { newest, oldest } from '../batches.ts'
import type { Caller, Done } from './outcome.ts'

/**
 * Tells a page of what was said in a room that one is in.
 * 1. Nobody MUST be told what they may not read: not a member, no page; no message up to where they entered.
 */
export async function history(caller: Caller, { request, room: id, way, seq }: CommandOf<'history'>): Promise<Done> {
  const { host, me, session } = caller
  const room = host.rooms.find(id)
  const membership = room?.membership(me)
  if (!room || !membership) return room?.kind === 'open' ? 'room-not-joined' : 'room-unknown'
  const query = { room: id, way, seq, since: membership.since, most: batch.messages }
  const page = await host.pages.pass(() => (session.isOver ? null : host.store.page(query)))
  if (!page) return null
  if (!page.ok) return page.error
  // left while it was read
  if (room.membership(me) !== membership) return 'room-not-joined'
  const messages = fitting(page.value.messages, way)
  const more = page.value.more || messages.length < page.value.messages.length
  session.tell({ type: 'history', request, room: id, way, messages: [...messages], more })
  return null
}

/** As many of them as one frame holds, those nearest to where the asker is. */
function fitting(messages: readonly Message[], way: 'before' | 'after'): readonly Message[] {
  return way === 'before' ? newest(messages) : oldest(messages)
}
