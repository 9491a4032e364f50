/** One event in, the mirror changed: the same function keeps the app's copy and the window's copy. */
import type { Event } from '../events.ts'
import { directPeople, isGuest, type ClientId, type Message, type PersonId, type RoomId } from '../model.ts'
import type { Refusal } from '../refusals.ts'
import { forgetGuest } from './guests.ts'
import { addHappening, happenWhere, happenIn } from './happen.ts'
import { isLeft, leaveRoom, settleRow } from './left.ts'
import { addMessages, countUnread, fold, forgetKept, receive, startsAfresh, unfold } from './messages.ts'
import { emptyRoom, newestSeq, type Mirror, type Pending, type RoomMirror } from './mirror.ts'

/** What happens on this side alone. */
export type LocalEvent =
  | { readonly type: 'queued'; readonly pending: Pending }
  | { readonly type: 'unsent'; readonly room: RoomId; readonly clientId: ClientId; readonly refusal: Refusal }
  | { readonly type: 'discarded'; readonly room: RoomId; readonly clientId: ClientId }
  /** The person opened a direct conversation in which nothing may have been said yet. */
  | { readonly type: 'opened'; readonly room: RoomId }
  /** The reader went back: a page of older messages, and whether there are others before it. */
  | { readonly type: 'unfolded'; readonly room: RoomId; readonly messages: readonly Message[]; readonly more: boolean }
  /** The reader is at the newest again: what is older than is usually kept may go. */
  | { readonly type: 'folded'; readonly room: RoomId }
  /** The host takes no posts for this reason; null: it does again. */
  | { readonly type: 'stalled'; readonly refusal: Refusal | null }

export type MirrorEvent = Event | LocalEvent

type Handlers = { [T in MirrorEvent['type']]?: (mirror: Mirror, event: Extract<MirrorEvent, { type: T }>) => void }

const handlers: Handlers = {
  welcome(mirror, event) {
    mirror.you = event.you
    mirror.host = event.host
    mirror.history = event.history
  },
  people(mirror, event) {
    for (const person of event.people) mirror.people[person.id] = person
  },
  entered(mirror, event) {
    const room = roomFor(mirror, event.room, event.kind)
    room.name = event.name
    room.topic = event.topic
    room.members = [...event.members]
    room.since = event.since
    room.newest = Math.max(room.newest, event.newest)
    room.read = Math.max(room.read, event.read)
    if (room.messages.length === 0) room.whole = event.newest <= event.since
  },
  members(mirror, event) {
    mirror.rooms[event.room]?.members.push(...event.members)
  },
  everyone(mirror, event) {
    const room = mirror.rooms[event.room]
    if (room) room.members = Object.keys(mirror.people)
  },
  history(mirror, event) {
    const room = mirror.rooms[event.room]
    if (!room) return
    const nothing = event.messages.length === 0 && !event.more
    if (nothing && room.newest > newestSeq(room)) return forgetKept(room)
    if (event.way === 'before') room.whole = !event.more
    // the host passes over what it keeps no more: nothing before these will come
    else if (startsAfresh(room, event.messages)) room.whole = true
    addMessages(mirror, room, event.messages)
  },
  exited(mirror, event) {
    const room = mirror.rooms[event.room]
    if (room) leaveRoom(mirror, room)
  },
  came(mirror, { person, time }) {
    mirror.people[person.id] = person
    happenWhere(mirror, person.id, { type: 'came', time, name: person.name })
  },
  gone(mirror, event) {
    const person = mirror.people[event.person]
    if (!person) return
    mirror.people[person.id] = { ...person, presence: 'offline' }
    happenWhere(mirror, person.id, { type: 'gone', why: event.why, time: event.time, name: person.name })
    if (isGuest(person.id)) forgetGuest(mirror, person.id)
  },
  joined(mirror, event) {
    const room = mirror.rooms[event.room]
    if (!room || room.members.includes(event.person)) return
    room.members.push(event.person)
    addHappening(mirror, room, { type: 'joined', time: event.time, name: nameOf(mirror, event.person) })
  },
  left(mirror, event) {
    const room = mirror.rooms[event.room]
    if (!room) return
    room.members = room.members.filter((member) => member !== event.person)
    addHappening(mirror, room, { type: 'left', why: event.why, time: event.time, name: nameOf(mirror, event.person) })
  },
  renamed(mirror, event) {
    const person = mirror.people[event.person]
    if (person) mirror.people[person.id] = { ...person, name: event.name }
    happenWhere(mirror, event.person, { type: 'renamed', was: event.was, time: event.time, name: event.name })
  },
  topic(mirror, event) {
    const room = mirror.rooms[event.room]
    if (!room) return
    room.topic = event.topic
    happenIn(mirror, event.room, {
      type: 'topic',
      topic: event.topic,
      time: event.time,
      name: nameOf(mirror, event.by),
    })
  },
  message(mirror, event) {
    const direct = directPeople(event.room)
    const room = mirror.rooms[event.room] ?? (direct && roomFor(mirror, event.room, 'direct'))
    if (!room) return
    if (!isLeft(room)) receive(mirror, room, event)
    else if (event.author === mirror.you) settleRow(mirror, room, event.clientId)
  },
  queued(mirror, { pending }) {
    const room = mirror.rooms[pending.room]
    const isThere = room?.messages.some((message) => isSaid(mirror, message, pending))
    if (!room || isThere) return
    const at = room.pending.findIndex((row) => row.clientId === pending.clientId)
    if (at < 0) room.pending.push(pending)
    else room.pending[at] = pending
  },
  unsent(mirror, event) {
    const room = mirror.rooms[event.room]
    if (!room) return
    room.pending = room.pending.map((row) =>
      row.clientId === event.clientId ? { ...row, refusal: event.refusal } : row,
    )
  },
  discarded(mirror, event) {
    const room = mirror.rooms[event.room]
    if (room) settleRow(mirror, room, event.clientId)
  },
  opened(mirror, event) {
    // of what had been said in it the host would have told
    mirror.rooms[event.room] ??= { ...emptyRoom(event.room, 'direct', directPeople(event.room) ?? []), whole: true }
  },
  read(mirror, event) {
    const room = mirror.rooms[event.room]
    if (!room || event.seq <= room.read) return
    room.read = event.seq
    countUnread(mirror, room)
  },
  behind(mirror, event) {
    for (const { room: id, newest } of event.rooms) {
      const room = mirror.rooms[id]
      if (room) room.newest = Math.max(room.newest, newest)
    }
  },
  unfolded(mirror, event) {
    const room = mirror.rooms[event.room]
    if (!room) return
    unfold(room, event.messages, event.more)
    countUnread(mirror, room)
  },
  folded(mirror, event) {
    const room = mirror.rooms[event.room]
    if (room) fold(room)
  },
  stalled(mirror, event) {
    mirror.stalled = event.refusal
  },
}

/** Changes the mirror by one event. Events that tell a mirror nothing (answers, heartbeats) leave it as it is. */
export function apply(mirror: Mirror, event: MirrorEvent): void {
  const handle = handlers[event.type] as ((mirror: Mirror, event: MirrorEvent) => void) | undefined
  handle?.(mirror, event)
}

function roomFor(mirror: Mirror, id: RoomId, kind: RoomMirror['kind']): RoomMirror {
  return (mirror.rooms[id] ??= emptyRoom(id, kind, directPeople(id) ?? []))
}

function nameOf(mirror: Mirror, person: PersonId): string {
  return mirror.people[person]?.name ?? ''
}

/** Whether this is what waits: others may use the same id for something of their own. */
function isSaid({ you }: Mirror, { author, clientId }: Message, pending: Pending): boolean {
  return author === you && clientId === pending.clientId
}
