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
  return dressAfter(beginning(reader), items, reader).rows
}

/** All that rows depend on of what stands above them. */
export interface Above {
  readonly day: number | null
  /** Whose group goes on; null after anything that is no message. */
  readonly speech: Speech | null
  /** The mark of what is new stands already, or need not. */
  readonly marked: boolean
}

interface Speech {
  readonly author: PersonId
  readonly name: string
  readonly time: Time
}

/** Above the first row of a room. */
export function beginning(reader: Reader): Above {
  return { day: null, speech: null, marked: reader.mark === null }
}

/** The rows of a part of a room, and what the next part has above it. The next MUST NOT begin with a happening. */
export function dressAfter(
  above: Above,
  items: readonly Item[],
  reader: Reader,
): { readonly rows: readonly Row[]; readonly above: Above } {
  const dresser = new Dresser(above, reader)
  for (const item of items) dresser.add(item)
  return dresser.finish()
}

class Dresser {
  private readonly rows: Row[] = []
  private run: Happening[] = []
  private day: Above['day']
  private speech: Above['speech']
  private marked: Above['marked']

  constructor(
    above: Above,
    private readonly reader: Reader,
  ) {
    this.day = above.day
    this.speech = above.speech
    this.marked = above.marked
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

  finish(): ReturnType<typeof dressAfter> {
    this.flush()
    return { rows: this.rows, above: { day: this.day, speech: this.speech, marked: this.marked } }
  }

  private place(item: Item): void {
    switch (item.type) {
      case 'message':
        return this.say(item)
      case 'pending': {
        const { pending } = item
        const own = { author: this.reader.you ?? '', name: '', time: pending.time }
        const first = this.begins(own, pending.kind === 'action')
        this.rows.push({ key: keyOfItem(item, this.reader), type: 'pending', pending, first })
        return
      }
      case 'happening':
        this.run.push(item.happening)
        return
      case 'reply':
        return this.push({ key: keyOfItem(item, this.reader), type: 'reply', reply: item.reply })
      case 'earlier':
        return this.push({ key: item.type, type: 'earlier' })
    }
  }

  private say({ message, past }: Item & { type: 'message' }): void {
    const { mark, you } = this.reader
    if (!past && !this.marked && mark !== null && message.seq > mark && message.author !== you) {
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
    this.push({ key: `day ${keyOfItem(item, this.reader)}`, type: 'day', time: item.time })
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

/** What a day's line is known by: what stands under it, which older days above do not change. */
function keyOfItem(item: Item, reader: Reader): string {
  switch (item.type) {
    case 'message':
      return keyOf(item.message.author, item.message.clientId)
    case 'pending':
      return keyOf(reader.you ?? '', item.pending.clientId)
    case 'happening':
      return `happening-${item.happening.id}`
    case 'reply':
      return `reply-${item.reply.id}`
    case 'earlier':
      return item.type
  }
}

function keyOf(author: PersonId, clientId: string): string {
  return `${author} ${clientId}`
}
