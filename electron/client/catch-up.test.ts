import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { apply } from '../../shared/mirror/apply.ts'
import { emptyMirror, type Mirror } from '../../shared/mirror/mirror.ts'
import type { Message, RoomId } from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { CatchUp, isBehind, withoutGap } from './catch-up.ts'
import { flush, lobby } from './fakes/fake-host.ts'
import type { Page, PageAsk } from './page.ts'

const tea = 'room-tea'

let clock: FakeClock
let mirror: Mirror
let asked: string[]
/** What the host has, and how it answers. */
let there: number
let answer: (ask: PageAsk) => Result<Page, Refusal>
let catchUp: CatchUp

beforeEach(() => {
  clock = new FakeClock()
  mirror = emptyMirror()
  asked = []
  there = 0
  answer = (ask) => ok(pageOf(ask))
  catchUp = new CatchUp(mirror, {
    clock,
    page: (ask) => {
      asked.push(`${ask.room} ${ask.way} ${ask.seq}`)
      return Promise.resolve(answer(ask))
    },
    take: (page) => apply(mirror, page),
  })
})

function said(room: RoomId, seq: number): Message {
  return { room, seq, clientId: `said-${room}-${seq}`, author: 'key-sara', name: 'x', kind: 'text', text: '', time: 1 }
}

function range(room: RoomId, from: number, to: number): Message[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => said(room, from + at))
}

/** A page of at most 200, as the host tells it. */
function pageOf({ room, way, seq }: PageAsk): Page {
  const from = way === 'after' ? seq + 1 : Math.max(1, seq - 200)
  const to = way === 'after' ? Math.min(there, seq + 200) : Math.min(there, seq - 1)
  const more = way === 'after' ? to < there : from > 1
  return { type: 'history', request: 1, room, way, messages: range(room, from, to), more }
}

function enter(room: RoomId, newest: number, since = 0): void {
  const about = { room, kind: 'open', name: room, topic: '', members: [] } as const
  apply(mirror, { type: 'entered', ...about, since, newest, read: 0 })
}

function hold(room: RoomId, from: number, to: number): void {
  apply(mirror, { type: 'history', request: 0, room, way: 'after', messages: range(room, from, to), more: false })
}

const room = (id = lobby) => mirror.rooms[id]!
const seqs = (id = lobby) => room(id).messages.map(({ seq }) => seq)

describe('catching up', () => {
  it('asks for what is missing, page by page, and for nothing else', async () => {
    there = 450
    enter(lobby, 450)
    hold(lobby, 1, 20)
    expect(await catchUp.everything()).toBeNull()
    expect(asked).toEqual([`${lobby} after 20`, `${lobby} after 220`, `${lobby} after 420`])
    expect(seqs()).toEqual(Array.from({ length: 450 }, (_, at) => at + 1))
  })

  it('asks nothing of a room in which nothing is missing', async () => {
    enter(lobby, 3)
    hold(lobby, 1, 3)
    enter(tea, 7, 7)
    expect(await catchUp.everything()).toBeNull()
    expect(asked).toEqual([])
  })

  it('begins a room that nothing is held of with its newest page', async () => {
    there = 450
    enter(lobby, 450)
    expect(await catchUp.everything()).toBeNull()
    expect(asked).toEqual([`${lobby} before 451`])
    expect([seqs().length, seqs()[0], room().whole]).toEqual([200, 251, false])
  })

  it('begins afresh past its bound, and never with a half of it', async () => {
    there = limits.catchUp + 21
    enter(lobby, there)
    hold(lobby, 1, 20)
    expect(await catchUp.everything()).toBeNull()
    expect(asked).toEqual([`${lobby} before ${there + 1}`])
    expect([seqs()[0], seqs().at(-1), room().whole]).toEqual([there - 199, there, false])
  })

  it('fetches all up to its bound', async () => {
    there = limits.catchUp + 20
    enter(lobby, there)
    hold(lobby, 1, 20)
    expect(await catchUp.everything()).toBeNull()
    expect(asked).toHaveLength(limits.catchUp / 200)
    expect(seqs().at(-1)).toBe(there)
  })

  it('goes on where the host keeps no more of what is missing', async () => {
    there = 100
    enter(lobby, 100)
    hold(lobby, 1, 20)
    answer = () =>
      ok({ type: 'history', request: 1, room: lobby, way: 'after', messages: range(lobby, 91, 100), more: false })
    expect(await catchUp.everything()).toBeNull()
    expect([seqs()[0], room().whole]).toEqual([91, true])
  })

  it('takes it that a host keeps nothing at all of what is missing', async () => {
    enter(lobby, 100)
    hold(lobby, 1, 20)
    answer = () => ok({ type: 'history', request: 1, room: lobby, way: 'after', messages: [], more: false })
    expect(await catchUp.everything()).toBeNull()
    expect([seqs(), room().whole, isBehind(room())]).toEqual([[], true, false])
  })

  it('does every room, those too that are entered or fall behind meanwhile', async () => {
    there = 30
    enter(lobby, 10)
    answer = (ask) => {
      if (asked.length === 1) enter(tea, 30)
      if (asked.length === 2) apply(mirror, { type: 'behind', rooms: [{ room: lobby, newest: 30 }] })
      const page = pageOf(ask)
      return ok({
        ...page,
        messages: page.messages.filter(({ seq }) => asked.length > 2 || ask.room === tea || seq <= 10),
      })
    }
    expect(await catchUp.everything()).toBeNull()
    expect([seqs(lobby).at(-1), seqs(tea).at(-1)]).toEqual([30, 30])
  })

  it('goes on as long as others talk', async () => {
    there = 10
    enter(lobby, 10)
    answer = (ask) => {
      const page = pageOf(ask)
      if (there < 15) apply(mirror, { type: 'behind', rooms: [{ room: lobby, newest: ++there }] })
      return ok(page)
    }
    expect(await catchUp.everything()).toBeNull()
    expect(seqs().at(-1)).toBe(15)
  })

  it('asks once for a room, however often it is wanted', async () => {
    there = 10
    enter(lobby, 10)
    const [one, other] = [catchUp.room(lobby), catchUp.room(lobby)]
    expect(await Promise.all([one, other])).toEqual([null, null])
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['as long as the host says', 700, 700],
    ['for a minute where the host asks for an hour', 3_600_000, 60_000],
  ])('waits %s when it was too fast', async (_, retryAfter, waits) => {
    there = 10
    enter(lobby, 10)
    answer = (ask) => (asked.length === 1 ? fail(refusal('rate-limited', { retryAfter })) : ok(pageOf(ask)))
    const done = catchUp.everything()
    await flush()
    clock.advance(waits - 1)
    await flush()
    expect(asked).toHaveLength(1)
    clock.advance(1)
    expect(await done).toBeNull()
    expect(seqs()).toHaveLength(10)
  })

  it('waits a second where the host does not say how long, and leaves no timer behind when it is stopped', async () => {
    enter(lobby, 10)
    answer = () => fail(refusal('rate-limited'))
    const done = catchUp.everything()
    await flush()
    clock.advance(1_000)
    await flush()
    expect(asked).toHaveLength(2)
    catchUp.stop()
    expect(await done).toEqual({ code: 'offline' })
    expect(clock.timersLeft).toBe(0)
  })

  it('says what kept it from it', async () => {
    enter(lobby, 10)
    answer = () => fail(refusal('lost'))
    expect(await catchUp.everything()).toEqual({ code: 'lost' })
  })

  it('ends where the room is left meanwhile', async () => {
    enter(lobby, 10)
    answer = (ask) => {
      apply(mirror, { type: 'exited', room: lobby })
      return ok(pageOf(ask))
    }
    expect(await catchUp.everything()).toBeNull()
    expect(await catchUp.room('room-unknown')).toBeNull()
  })
})

describe('a host that says more than it tells', () => {
  const page = { type: 'history', request: 1, room: lobby, way: 'after' } as const

  it.each([
    ['there are others, and tells none', { ...page, messages: [], more: true }],
    ['those were all, before its newest', { ...page, messages: range(lobby, 21, 25), more: false }],
  ])('is asked no more: it says that %s', async (_what, told) => {
    enter(lobby, 100)
    hold(lobby, 1, 20)
    answer = () => ok(told)
    expect(await catchUp.everything()).toEqual({ code: 'frame-bad' })
    expect(asked.length).toBeLessThan(3)
  })
})

describe('a message', () => {
  const event = (seq: number, id = lobby) => ({ type: 'message', ...said(id, seq) }) as const

  it('is taken in as it comes where nothing is missing before it', () => {
    enter(lobby, 3)
    hold(lobby, 1, 3)
    enter(tea, 7, 7)
    for (const good of [event(4), event(2), event(8, tea), event(9, 'room-unknown')]) {
      expect(withoutGap(mirror, good)).toBe(good)
    }
  })

  it('after a gap is only known to be there', () => {
    enter(lobby, 3)
    hold(lobby, 1, 3)
    expect(withoutGap(mirror, event(5))).toEqual({ type: 'behind', rooms: [{ room: lobby, newest: 5 }] })
    const other = { type: 'exited', room: lobby } as const
    expect(withoutGap(mirror, other)).toBe(other)
  })
})
