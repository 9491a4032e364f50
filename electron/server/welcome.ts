import { revision } from '../../shared/commands.ts'
import { batch, type Event, type EventOf } from '../../shared/events.ts'
import { slices } from './batches.ts'
import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { PersonId } from '../../shared/model.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/** Somebody to tell: one session, or all of a person's. */
interface Listener {
  tell(event: Event): void
}

/**
 * Tells a session everything that its person may know, but for what was said: that it asks for.
 * @param roll who is known here, told the same to all who come in together.
 */
export function tellLogin(host: Host, session: Session, me: Participant, roll: readonly Event[]): void {
  const { name, store } = host
  const rooms = [...me.rooms].flatMap((room) => entranceTo(room, me))
  session.tellLogin([
    { type: 'welcome', revision, host: name, history: store.id, you: me.id, capabilities: [] },
    ...roll,
    ...rooms,
    { type: 'ready' },
  ])
}

/** Tells a member what there is in a room: who is in it, and up to which seq something was said. */
export function tellRoom(room: Room, member: Participant, to: Listener): void {
  for (const event of entranceTo(room, member)) to.tell(event)
}

/** What newcomers to a room were told last, by its list of members: many who come at once are told the very same. */
const told = new WeakMap<readonly PersonId[], readonly [EventOf<'entered'>, ...Event[]]>()

function entranceTo(room: Room, member: Participant): readonly Event[] {
  const { id, kind, name, topic, newest } = room
  const { since = 0, read = 0 } = room.membership(member) ?? {}
  const ids = room.memberIds()
  const last = told.get(ids)
  const [members = [], ...more] = last ? [last[0].members] : slices(ids, batch.members)
  const entered: EventOf<'entered'> = { type: 'entered', room: id, kind, name, topic, members, since, newest, read }
  const [before, ...rest] = last ?? [null, ...more.map((part): Event => ({ type: 'members', room: id, members: part }))]
  const events = [before && isSame(before, entered) ? before : entered, ...rest] as const
  told.set(ids, events)
  return events
}

function isSame(one: EventOf<'entered'>, other: EventOf<'entered'>): boolean {
  const { topic, since, newest, read } = one
  return topic === other.topic && since === other.since && newest === other.newest && read === other.read
}
