import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, type MirrorEvent } from '../../../shared/mirror/apply.ts'
import { emptyMirror, emptyRoom, newestSeq, type Mirror, type RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message } from '../../../shared/model.ts'
import type { Reply } from '../replies.ts'
import { dress, type Reader } from './dress.ts'
import { merge } from './merge.ts'
import { RowBook } from './row-book.ts'

const noon = new Date(2026, 10, 22, 12).getTime()
const people = ['key-me', 'key-a', 'key-b', 'guest-1']
const id = 'room-a'
const place = { room: id, kind: 'text', text: 'x' } as const

/** What may happen to a room and its reader; numbers are cut to what fits when it happens. */
type Step =
  | { type: 'said'; count: number; author: number; gap: number; action: boolean }
  | { type: 'unfolded'; count: number; more: boolean }
  | { type: 'happened'; name: number; came: boolean }
  | { type: 'queued' | 'replied' | 'folded' | 'began-anew' | 'settled' }
  | { type: 'marked'; back: number }

const simple = fc.constantFrom('queued', 'replied', 'folded', 'began-anew', 'settled').map((type) => ({ type }))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: said() },
  fc.record({ type: fc.constant('unfolded' as const), count: fc.nat(700), more: fc.boolean() }),
  { weight: 2, arbitrary: happened() },
  { weight: 2, arbitrary: simple },
  fc.record({ type: fc.constant('marked' as const), back: fc.integer({ min: -1, max: 900 }) }),
)

function said() {
  const gap = fc.constantFrom(1_000, 60_000, 10 * 60_000, 9 * 3_600_000)
  return fc.record({
    type: fc.constant('said' as const),
    count: fc.nat(300),
    author: fc.nat(people.length - 1),
    gap,
    action: fc.boolean(),
  })
}

function happened() {
  return fc.record({ type: fc.constant('happened' as const), name: fc.nat(2), came: fc.boolean() })
}

/** A room that lives through steps, and whoever reads it. */
class Life {
  readonly mirror: Mirror = emptyMirror()
  reader: Reader = { you: 'key-me', mark: null }
  replies: readonly Reply[] = []
  private time = noon
  private made = 0
  /** The room begins in the middle of its history: older messages may be unfolded. */
  constructor(private readonly first: number) {
    this.mirror.you = 'key-me'
    this.mirror.people = Object.fromEntries(people.map((one) => [one, { id: one, name: one, presence: 'here' }]))
    this.mirror.rooms[id] = emptyRoom(id, 'open', people)
  }

  get room(): RoomMirror {
    const { rooms } = this.mirror
    return (rooms[id] ??= emptyRoom(id, 'open', people))
  }

  take(step: Step): void {
    const { room } = this
    switch (step.type) {
      case 'said':
        for (let at = 0; at < step.count; at++) this.say(people[(step.author + (at >> 3)) % people.length] ?? '', step)
        return
      case 'unfolded':
        return this.tell({ type: 'unfolded', room: id, messages: this.older(step.count), more: step.more })
      case 'happened':
        return this.happen(people[1 + step.name] ?? '', step.came)
      case 'queued':
        return this.tell({
          type: 'queued',
          pending: { ...place, clientId: this.name(), time: this.time, refusal: null },
        })
      case 'settled':
        return this.settle()
      case 'folded':
        return this.tell({ type: 'folded', room: id })
      case 'replied':
        this.replies = [...this.replies, this.reply()].slice(-20)
        return
      case 'began-anew':
        Object.assign(room, { earlier: [...room.earlier, ...room.messages].slice(-300), messages: [], happenings: [] })
        return
      case 'marked':
        this.reader = { ...this.reader, mark: step.back < 0 ? null : Math.max(0, newestSeq(room) - step.back) }
    }
  }

  private say(author: string, { gap, action }: { gap: number; action: boolean }): void {
    const seq = (newestSeq(this.room) || this.first) + 1
    this.tell({ type: 'message', ...this.message(seq, author), kind: action ? 'action' : 'text' })
    this.time += gap
  }

  private settle(): void {
    const [own] = this.room.pending
    if (!own) return
    const seq = (newestSeq(this.room) || this.first) + 1
    this.tell({ type: 'message', ...this.message(seq, 'key-me'), clientId: own.clientId })
  }

  private older(count: number): readonly Message[] {
    const before = this.room.messages[0]?.seq ?? 1
    const seqs = Array.from({ length: Math.min(count, before - 1) }, (_, at) => before - 1 - at).reverse()
    return seqs.map((seq) => ({ ...this.message(seq, people[seq % 4] ?? ''), time: noon - (before - seq) * 1_000 }))
  }

  private happen(person: string, came: boolean): void {
    if (came) this.tell({ type: 'came', person: { id: person, name: person, presence: 'here' }, time: this.time })
    else this.tell({ type: 'gone', person, why: 'lost', time: this.time })
  }

  private message(seq: number, author: string): Message {
    return { ...place, seq, clientId: this.name(), author, name: author, time: this.time }
  }

  private reply(): Reply {
    return { id: ++this.made, room: id, after: newestSeq(this.room), time: this.time, answer: { type: 'ping', ms: 1 } }
  }

  private name(): string {
    return `client-${++this.made}`
  }

  private tell(event: MirrorEvent): void {
    apply(this.mirror, event)
  }
}

test('whatever happens to a room, its remembered rows are those that making all anew would give', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.nat(3_000), (steps, first) => {
      const life = new Life(first)
      const book = new RowBook()
      for (const one of steps) {
        life.take(one)
        const { room, replies, reader } = life
        expect(book.rows(room, replies, reader)).toEqual(dress(merge(room, replies), reader))
      }
    }),
    { numRuns: 60 },
  )
})

test('one more message leaves the rows of all others the same objects, also a hundred thousand of them', () => {
  const life = new Life(99_000)
  for (let at = 0; at < 100; at++) life.take({ type: 'said', count: 10, author: at, gap: 60_000, action: false })
  for (let at = 0; at < 99; at++) life.take({ type: 'unfolded', count: 1_000, more: true })
  const book = new RowBook()
  const before = book.rows(life.room, [], life.reader)
  life.take({ type: 'said', count: 1, author: 1, gap: 1_000, action: false })
  const after = book.rows(life.room, [], life.reader)
  expect(life.room.messages.length).toBeGreaterThan(99_000)
  expect(after.length).toBe(before.length + 1)
  expect(before.slice(0, -256).every((row, at) => row === after[at])).toBe(true)
})

test('an older page on top leaves the rows below it the same objects', () => {
  const life = new Life(2_000)
  life.take({ type: 'said', count: 300, author: 1, gap: 1_000, action: false })
  life.take({ type: 'said', count: 300, author: 2, gap: 1_000, action: false })
  const book = new RowBook()
  const before = book.rows(life.room, [], life.reader)
  life.take({ type: 'unfolded', count: 200, more: true })
  const after = book.rows(life.room, [], life.reader)
  expect(after.length).toBeGreaterThanOrEqual(before.length + 200)
  expect(before.slice(300).every((row) => after.includes(row))).toBe(true)
})
