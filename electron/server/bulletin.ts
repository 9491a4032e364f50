import type { EventOf } from '../../shared/events.ts'
import type { Said } from '../dialects/dialect.ts'

type Message = EventOf<'message'>

/** Who hears what is said in a room. */
export interface Audience {
  hear(said: Said): void
}

/** UTF-16 units of texts told together at most: even three bytes each, with what is around them, stay one write. */
const most = 20 * 1024
/** What one message takes beside its text: its room, author, id and time. */
const around = 100

/**
 * What is said in one turn of the event loop, told together: one commit brings many messages, and to walk to every
 * reader for each of them would cost more than the messages.
 * 1. Messages MUST be told in the order in which they were posted, and this turn.
 * 2. Whoever tells a room or everybody something else, or changes who is in a room, MUST `flush` first.
 */
export class Bulletin {
  private fresh = new Map<Audience, Message[]>()

  post(room: Audience, message: Message): void {
    if (this.fresh.size === 0) queueMicrotask(() => this.flush())
    const waiting = this.fresh.get(room)
    if (waiting) waiting.push(message)
    else this.fresh.set(room, [message])
  }

  /** Tells what waits. */
  flush(): void {
    if (this.fresh.size === 0) return
    const told = this.fresh
    this.fresh = new Map()
    for (const [room, messages] of told) for (const said of parts(messages)) room.hear(said)
  }
}

function parts(messages: readonly Message[]): Said[] {
  const found: Message[][] = []
  let size = most
  for (const message of messages) {
    const own = message.text.length + around
    if (size + own > most) {
      found.push([])
      size = 0
    }
    found.at(-1)?.push(message)
    size += own
  }
  return found.map((part) => ({ messages: part, authors: new Set(part.map(({ author }) => author)) }))
}
