/** Items in order, in; rows to draw, out: days, groups of one author, and the mark of what is new. */
import type { Happening } from '../../../shared/mirror/mirror.ts'
import { isGuest, type Message, type PersonId, type Seq, type Time } from '../../../shared/model.ts'
import { dayOf } from '../../text/day.ts'
import { fold } from './fold.ts'
import type { Item, Row } from './row.ts'

/** ms within which one author's messages stand as one group. */
const groupWithin = 5 * 60_000

/** Who reads, and the newest seq they had read when something new came; null where nothing is new. */
export interface Reader {
  readonly you: PersonId | null
  readonly mark: Seq | null
}

/** The rows of a room. A message's row is the same object as last time wherever it looks the same. */
export function dress(items: readonly Item[], reader: Reader): readonly Row[] {
  const dresser = new Dresser(reader)
  for (const item of items) dresser.add(item)
  return dresser.finish()
}

interface Speech {
  readonly author: PersonId
  readonly name: string
  readonly time: Time
}

class Dresser {
  private readonly rows: Row[] = []
  private run: Happening[] = []
  private day: number | null = null
  /** Whose group goes on; null after anything that is no message. */
  private speech: Speech | null = null
  private marked: boolean

  constructor(private readonly reader: Reader) {
    this.marked = reader.mark === null
  }

  add(item: Item): void {
    if (item.type === 'happening' && this.sameDay(item.time)) {
      this.run.push(item.happening)
      return
    }
    this.flush()
    if (!this.sameDay(item.time)) this.beginDay(item)
    this.place(item)
  }

  finish(): readonly Row[] {
    this.flush()
    return this.rows
  }

  private place(item: Item): void {
    switch (item.type) {
      case 'message':
        return this.say(item.message)
      case 'pending': {
        const { pending } = item
        const own = { author: this.reader.you ?? '', name: '', time: pending.time }
        const first = this.begins(own, pending.kind === 'action')
        this.rows.push({ key: keyOf(own.author, pending.clientId), type: 'pending', pending, first })
        return
      }
      case 'happening':
        this.run.push(item.happening)
        return
      case 'reply':
        return this.push({ key: `reply-${item.reply.id}`, type: 'reply', reply: item.reply })
      case 'earlier':
        return this.push({ key: 'earlier', type: 'earlier' })
    }
  }

  private say(message: Message): void {
    const { mark, you } = this.reader
    if (!this.marked && mark !== null && message.seq > mark && message.author !== you) {
      this.marked = true
      this.push({ key: `new-${mark}`, type: 'new' })
    }
    const first = this.begins(message, message.kind === 'action')
    this.rows.push(messageRow(message, first, message.author === you))
  }

  /** Whether this begins a group; an action always stands by itself. */
  private begins(speech: Speech, alone: boolean): boolean {
    const before = this.speech
    this.speech = alone ? null : speech
    const goesOn = before?.author === speech.author && Math.abs(speech.time - before.time) < groupWithin
    return alone || !goesOn || (speech.name !== '' && before.name !== '' && speech.name !== before.name)
  }

  private beginDay(item: Item): void {
    this.day = dayOf(item.time)
    this.push({ key: `day-${this.day}-${this.rows.length}`, type: 'day', time: item.time })
  }

  private sameDay(time: Time): boolean {
    return this.day === dayOf(time)
  }

  private flush(): void {
    const folded = fold(this.run)
    this.run = []
    for (const { key, time, news } of folded) this.push({ key, type: 'happening', time, news })
  }

  private push(row: Row): void {
    this.speech = null
    this.rows.push(row)
  }
}

const drawn = new WeakMap<Message, Row & { type: 'message' }>()

function messageRow(message: Message, first: boolean, own: boolean): Row {
  const before = drawn.get(message)
  if (before?.first === first && before.own === own) return before
  const key = keyOf(message.author, message.clientId)
  const row = { key, type: 'message' as const, message, first, own, guest: isGuest(message.author) }
  drawn.set(message, row)
  return row
}

function keyOf(author: PersonId, clientId: string): string {
  return `${author} ${clientId}`
}
