import { revision } from '../../shared/commands.ts'
import { batch, type Event } from '../../shared/events.ts'
import { slices } from './batches.ts'
import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/** Somebody to tell: one session, or all of a person's. */
interface Listener {
  tell(event: Event): void
}

/** Tells a session everything that its person may know, but for what was said: that it asks for. */
export function tellLogin(host: Host, session: Session, me: Participant): void {
  const { name, store } = host
  session.tell({ type: 'welcome', revision, host: name, history: store.id, you: me.id, capabilities: [] })
  for (const event of host.people.roll()) session.tell(event)
  for (const room of me.rooms) tellRoom(room, me, session)
  session.tell({ type: 'ready' })
}

/** Tells a member what there is in a room: who is in it, and up to which seq something was said. */
export function tellRoom(room: Room, member: Participant, to: Listener): void {
  const { id, kind, name, topic, newest } = room
  const { since = 0, read = 0 } = room.membership(member) ?? {}
  const [members = [], ...more] = slices(room.memberIds(), batch.members)
  to.tell({ type: 'entered', room: id, kind, name, topic, members, since, newest, read })
  for (const part of more) to.tell({ type: 'members', room: id, members: part })
}
