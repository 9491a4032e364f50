import type { Happening, RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message, Seq } from '../../../shared/model.ts'
import type { Reply } from '../replies.ts'
import type { Item } from './row.ts'

/** All that stands in a room, in order: what was said, what happened beside it, answers to commands, what waits. */
export function merge(room: RoomMirror, replies: readonly Reply[]): readonly Item[] {
  const items: Item[] = room.earlier.map(saidItem)
  const lastEarlier = room.earlier.at(-1)
  if (lastEarlier) items.push({ type: 'earlier', time: lastEarlier.time })
  weave(items, room.messages, asides(room.happenings, replies))
  for (const pending of room.pending) items.push({ type: 'pending', time: pending.time, pending })
  return items
}

interface Aside {
  readonly after: Seq
  readonly item: Item
}

function asides(happenings: readonly Happening[], replies: readonly Reply[]): readonly Aside[] {
  const happened = happenings.map((happening): Aside => {
    return { after: happening.after, item: { type: 'happening', time: happening.time, happening } }
  })
  const replied = replies.map((reply): Aside => {
    return { after: reply.after, item: { type: 'reply', time: reply.time, reply } }
  })
  return [...happened, ...replied].sort((a, b) => a.after - b.after || a.item.time - b.item.time)
}

/** Puts each aside after the message that it follows. */
function weave(items: Item[], messages: readonly Message[], asides: readonly Aside[]): void {
  let next = 0
  for (const message of messages) {
    for (let aside = asides[next]; aside && aside.after < message.seq; aside = asides[++next]) items.push(aside.item)
    items.push(saidItem(message))
  }
  for (const aside of asides.slice(next)) items.push(aside.item)
}

function saidItem(message: Message): Item {
  return { type: 'message', time: message.time, message }
}
