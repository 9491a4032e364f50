import type { RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message, Seq } from '../../../shared/model.ts'
import { timeZone } from '../../text/zone.ts'
import type { Reply } from '../replies.ts'
import { beginning, dressAfter, type Above, type Reader } from './dress.ts'
import { asidesOf, earlierEnd, waitingItem, weave, type Aside } from './merge.ts'
import type { Row } from './row.ts'

/** How many seqs one part of a room spans: what one more message makes anew. */
const span = 256

/** The numbers of the two parts that hold no seqs of this history. */
const [before, beside] = [-2, -1]

/** A part of a room: some messages, and what stands after each of them. */
interface Part {
  /** Whose part it is among those of the room. */
  readonly number: number
  readonly messages: readonly Message[]
  /** Where in `messages` it begins, and before which it ends. */
  readonly from: number
  readonly to: number
  readonly asides: readonly Aside[]
  /** Its newest seq that can be new to the reader. */
  readonly newest: Seq
}

/** A part's rows, and all that they were made of. */
interface Page extends Part {
  readonly reader: Reader
  readonly above: Above
  readonly rows: readonly Row[]
  readonly below: Above
}

/**
 * The rows of a room, made in pages that are remembered: what a change does not touch is not made again,
 * so that a room of a hundred thousand messages costs what a small one does.
 * 1. The rows MUST equal those of `dress(merge(room, replies), reader)`, whatever the room was before.
 * 2. A page ends before a message: no run of happenings crosses it.
 */
export class RowBook {
  private pages: ReadonlyMap<number, Page> = new Map()
  /** The time zone whose days the pages show. */
  private zone = timeZone()

  rows(room: RoomMirror, replies: readonly Reply[], reader: Reader): Row[] {
    if (this.zone !== timeZone()) this.pages = new Map()
    this.zone = timeZone()
    const pages = new Map<number, Page>()
    let above = beginning(reader)
    for (const part of partsOf(room, replies)) {
      const known = this.pages.get(part.number)
      const page = known && stands(known, part, above, reader) ? known : write(part, above, reader)
      pages.set(part.number, page)
      above = page.below
    }
    this.pages = pages
    const waiting = dressAfter(above, room.pending.map(waitingItem), reader)
    return ([] as Row[]).concat(...[...pages.values()].map((page) => page.rows), waiting.rows)
  }
}

/** In order: what was said before the host began anew; what happened before the first message; then by seq. */
function* partsOf(room: RoomMirror, replies: readonly Reply[]): Generator<Part> {
  const { earlier, messages } = room
  const asides = asidesOf(room, replies)
  let aside = firstAtOrAfter(asides, messages[0]?.seq ?? Infinity, (one) => one.after)
  yield { number: before, messages: earlier, from: 0, to: earlier.length, asides: earlierEnd(room), newest: 0 }
  yield { number: beside, messages, from: 0, to: 0, asides: asides.slice(0, aside), newest: 0 }
  let from = 0
  while (from < messages.length) {
    const number = Math.floor((messages[from]?.seq ?? 0) / span)
    const to = firstAtOrAfter(messages, (number + 1) * span, (message) => message.seq)
    const next = firstAtOrAfter(asides, messages[to]?.seq ?? Infinity, (one) => one.after)
    yield { number, messages, from, to, asides: asides.slice(aside, next), newest: messages[to - 1]?.seq ?? 0 }
    aside = next
    from = to
  }
}

/** Where in a sorted list the first of at least this much stands. */
function firstAtOrAfter<T>(list: readonly T[], wanted: number, measure: (one: T) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = list[middle]
    if (one !== undefined && measure(one) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function write(part: Part, above: Above, reader: Reader): Page {
  const messages = part.messages.slice(part.from, part.to)
  const { rows, above: below } = dressAfter(above, weave(messages, part.asides, part.number === before), reader)
  return { ...part, messages, from: 0, to: messages.length, reader, above, rows, below }
}

/** Whether the page would be written the same again. */
function stands(page: Page, part: Part, above: Above, reader: Reader): boolean {
  return (
    part.to - part.from === page.messages.length &&
    page.messages.every((message, at) => message === part.messages[part.from + at]) &&
    page.asides.length === part.asides.length &&
    page.asides.every((aside, at) => aside === part.asides[at]) &&
    page.reader.you === reader.you &&
    markIn(page, page.above, page.reader) === markIn(part, above, reader) &&
    sameAbove(page.above, above)
  )
}

/** The mark, where it can stand in this part. */
function markIn({ newest }: Part, above: Above, { mark }: Reader): Seq | null {
  return above.marked || mark === null || newest <= mark ? null : mark
}

function sameAbove(one: Above, other: Above): boolean {
  return (
    one.day === other.day &&
    one.marked === other.marked &&
    one.speech?.author === other.speech?.author &&
    one.speech?.name === other.speech?.name &&
    one.speech?.time === other.speech?.time
  )
}
