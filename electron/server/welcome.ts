import { revision } from '../../shared/commands.ts'
import { batch, type Event, type EventOf } from '../../shared/events.ts'
import { slices } from './batches.ts'
import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { PersonId } from '../../shared/model.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/** Members from which one word is told in the place of their list, where that is everybody. */
const crowd = 50

/**
 * Tells a session everything that its person may know, but for what was said: that it asks for.
 * @param roll who is known here, told the same to all who come in together.
 */
export function tellLogin(host: Host, session: Session, me: Participant, roll: readonly EventOf<'people'>[]): void {
  const { name, store } = host
  const known = roll.reduce((sum, { people }) => sum + people.length, 0)
  const rooms: Event[] = []
  for (const room of me.rooms) rooms.push(...entranceTo(room, me, known))
  session.tellLogin([
    { type: 'welcome', revision, host: name, history: store.id, you: me.id, capabilities: [] },
    ...roll,
    ...rooms,
    { type: 'ready' },
  ])
}

/** Tells a member what there is in a room: who is in it, and up to which seq something was said. */
export function tellRoom(room: Room, member: Participant): void {
  for (const event of entranceTo(room, member)) member.tell(event)
}

type Entrance = readonly [EventOf<'entered'>, ...Event[]]
type Told = WeakMap<readonly PersonId[], Entrance>

/** What newcomers to a room were told last, by its list of members: many who come at once are told the very same. */
const told: { readonly inFull: Told; readonly asEveryone: Told } = { inFull: new WeakMap(), asEveryone: new WeakMap() }

/** @param known how many people the reader was just told of, where that is all it knows. */
function entranceTo(room: Room, member: Participant, known = 0): Entrance {
  const { id, kind, name, topic, newest } = room
  const { since = 0, read = 0 } = room.membership(member) ?? {}
  const ids = room.memberIds()
  const isEveryone = ids.length >= crowd && ids.length === known
  const before = isEveryone ? told.asEveryone : told.inFull
  const last = before.get(ids)
  const [members, ...more] = last ? ([last[0].members, ...last.slice(1)] as const) : listOf(room, isEveryone)
  const entered: EventOf<'entered'> = { type: 'entered', room: id, kind, name, topic, members, since, newest, read }
  const events: Entrance = [last && isSame(last[0], entered) ? last[0] : entered, ...more]
  before.set(ids, events)
  return events
}

/** The first members of a room, and the events that tell the others. */
function listOf(room: Room, isEveryone: boolean): readonly [readonly PersonId[], ...Event[]] {
  if (isEveryone) return [[], { type: 'everyone', room: room.id }]
  const [members = [], ...more] = slices(room.memberIds(), batch.members)
  return [members, ...more.map((part): Event => ({ type: 'members', room: room.id, members: part }))]
}

function isSame(one: EventOf<'entered'>, other: EventOf<'entered'>): boolean {
  const { topic, since, newest, read } = one
  return topic === other.topic && since === other.since && newest === other.newest && read === other.read
}
