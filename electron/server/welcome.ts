import { revision } from '../../shared/commands.ts'
import { batch, type Event } from '../../shared/events.ts'
import { batches, newest } from './batches.ts'
import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/** Somebody to tell: one session, or all of a person's. */
interface Listener {
  tell(event: Event): void
}

/** Tells a session everything that its person may know. The session MUST hear live events already: none falls between. */
export async function tellLogin(host: Host, session: Session, me: Participant): Promise<null> {
  const { name, history } = host
  session.tell({ type: 'welcome', revision, host: name, history: history.id, you: me.id, capabilities: [] })
  const people = host.people.all().map((participant) => participant.view())
  for (const part of batches(people, batch.people)) session.tell({ type: 'people', people: part })
  for (const room of [...me.rooms]) {
    // left again while the history of the one before was fetched
    if (room.has(me)) await tellRoom(host, room, session)
  }
  session.tell({ type: 'ready' })
  return null
}

/**
 * Tells what is in a room: who is a member, and what was said last.
 * 1. `entered` MUST be told before the history is asked for: what is said in between comes twice, but never not at all.
 */
export async function tellRoom(host: Host, room: Room, to: Listener): Promise<void> {
  const { id, kind, name, topic } = room
  const [members = [], ...more] = batches(room.memberIds(), batch.members)
  to.tell({ type: 'entered', room: id, kind, name, topic, members })
  for (const part of more) to.tell({ type: 'members', room: id, members: part })
  const recent = await host.history.recent(id)
  const messages = newest(recent.slice(-host.limits.recentMessages), host.limits.recentBytes)
  if (messages.length > 0) to.tell({ type: 'history', room: id, messages })
}
