import type { Notice } from '../../../shared/bridge.ts'
import type { MirrorEvent } from '../../../shared/mirror/apply.ts'
import { newestSeq, type Mirror, type RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message, RoomId, Seq } from '../../../shared/model.ts'
import type { Note, Said } from '../check/evidence.ts'

/** Watches what one engine tells its window, and writes down what a person would have seen. */
export class Recorder {
  private mirror: Mirror | null = null
  /** The newest seq of each room that was written down. */
  private readonly seen = new Map<RoomId, Seq>()
  /** What was told live on this connection. */
  private readonly told = new Map<RoomId, Set<Seq>>()

  constructor(private readonly write: (note: Note) => void) {
    write({ type: 'begin' })
  }

  hear(notice: Notice): void {
    if (notice.type === 'mirror') this.beginConnection(notice.mirror)
    else if (notice.type === 'event') this.hearEvent(notice.event)
  }

  /** Writes down what stands on the screen when everything has settled. `older`: what a reader found who scrolled up. */
  end(older: ReadonlyMap<RoomId, readonly Message[]> = new Map()): void {
    const rooms = Object.values(this.mirror?.rooms ?? {})
    for (const { id, messages, since } of rooms) {
      const all = [...(older.get(id) ?? []), ...messages]
      this.write({ type: 'view', room: id, after: since, messages: all.map(said) })
    }
    const rows = rooms.flatMap(({ pending }) => pending)
    const ids = (refused: boolean) =>
      rows.filter((row) => (row.refusal !== null) === refused).map((row) => row.clientId)
    this.write({ type: 'end', pending: ids(false), refused: ids(true) })
  }

  private beginConnection(mirror: Mirror): void {
    this.mirror = mirror
    this.told.clear()
    for (const room of this.seen.keys()) this.look(room)
    for (const room of Object.keys(mirror.rooms)) this.look(room)
  }

  private hearEvent(event: MirrorEvent): void {
    if (event.type === 'unsent') this.write({ type: 'refused', clientId: event.clientId, code: event.refusal.code })
    if (event.type === 'discarded') this.write({ type: 'dropped', clientId: event.clientId })
    if (event.type === 'message') this.hearMessage(event)
    if ('room' in event && event.room !== undefined) this.look(event.room)
    if (event.type === 'queued') this.look(event.pending.room)
  }

  private hearMessage(message: Message): void {
    const told = this.told.get(message.room) ?? new Set()
    if (!this.mirror?.rooms[message.room]) this.write({ type: 'stray', ...said(message) })
    else if (told.has(message.seq)) this.write({ type: 'again', ...said(message) })
    this.told.set(message.room, told.add(message.seq))
  }

  /** Writes down what is new in a room. */
  private look(id: RoomId): void {
    const room = this.mirror?.rooms[id]
    const seen = this.seen.get(id)
    if (!room) {
      if (this.seen.delete(id)) this.write({ type: 'exit', room: id })
      return
    }
    if (seen === undefined) this.write({ type: 'enter', room: id })
    this.lookAfter(room, seen)
  }

  private lookAfter(room: RoomMirror, seen: Seq | undefined): void {
    const first = room.messages[0]?.seq ?? 1
    const last = newestSeq(room)
    const from = seen === undefined || first > seen + 1 ? first - 1 : seen
    if (from !== seen) this.write({ type: 'afresh', room: room.id, after: from })
    const news = room.messages.slice(room.messages.length - countAfter(room.messages, from))
    for (const message of news) this.write({ type: 'message', ...said(message) })
    this.seen.set(room.id, Math.max(from, last))
  }
}

/** How many of them, which are in order, come after this seq. */
function countAfter(messages: readonly Message[], seq: Seq): number {
  let count = 0
  while (count < messages.length && (messages[messages.length - 1 - count]?.seq ?? 0) > seq) count++
  return count
}

function said({ room, seq, author, clientId, text }: Message): Said {
  return { room, seq, author, clientId, text }
}
