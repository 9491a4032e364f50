import type { Happening, Pending, RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message, Seq } from '../../../shared/model.ts'
import type { Reply } from '../replies.ts'
import type { Item } from './row.ts'

/** All that stands in a room, in order: what was said, what happened beside it, answers to commands, what waits. */
export function merge(room: RoomMirror, replies: readonly Reply[]): readonly Item[] {
  const before = weave(room.earlier, earlierEnd(room), true)
  const said = weave(room.messages, asidesOf(room, replies))
  return [...before, ...said, ...room.pending.map(waitingItem)]
}

/** Something that stands after the message with this seq, before the next. */
export interface Aside {
  readonly after: Seq
  readonly item: Item
}

/** What stands beside the messages of a room, in order. What did not change is the same object as last time. */
export function asidesOf(room: RoomMirror, replies: readonly Reply[]): readonly Aside[] {
  const happened = room.happenings.map((happening) => asideFor(happening, happenedAside))
  const replied = replies.map((reply) => asideFor(reply, repliedAside))
  return [...happened, ...replied].sort((a, b) => a.after - b.after || a.item.time - b.item.time)
}

/** The line under what was said before the host began anew; nothing where nothing was. */
export function earlierEnd(room: RoomMirror): readonly Aside[] {
  const last = room.earlier.at(-1)
  return last ? [asideFor(last, earlierAside)] : []
}

/** Puts each aside after the message that it follows. */
export function weave(messages: readonly Message[], asides: readonly Aside[], past = false): readonly Item[] {
  const items: Item[] = []
  let next = 0
  for (const message of messages) {
    for (let aside = asides[next]; aside && aside.after < message.seq; aside = asides[++next]) items.push(aside.item)
    items.push({ type: 'message', time: message.time, message, past })
  }
  for (const aside of asides.slice(next)) items.push(aside.item)
  return items
}

/** An own message that waits stands after all others. */
export function waitingItem(pending: Pending): Item {
  return { type: 'pending', time: pending.time, pending }
}

const made = new WeakMap<object, Aside>()

function asideFor<T extends object>(source: T, make: (source: T) => Aside): Aside {
  const aside = made.get(source) ?? make(source)
  made.set(source, aside)
  return aside
}

function happenedAside(happening: Happening): Aside {
  return { after: happening.after, item: { type: 'happening', time: happening.time, happening } }
}

function repliedAside(reply: Reply): Aside {
  return { after: reply.after, item: { type: 'reply', time: reply.time, reply } }
}

function earlierAside({ time }: Message): Aside {
  return { after: Infinity, item: { type: 'earlier', time } }
}
