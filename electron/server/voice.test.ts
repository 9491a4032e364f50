import { beforeEach, describe, expect, it } from 'vitest'
import type { Event, EventOf } from '../../shared/events.ts'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { silentLog } from '../disk/log.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { FramedDialect } from '../dialects/framed.ts'
import { PlainDialect } from '../dialects/plain.ts'
import type { FreshLink } from '../wire/link.ts'
import { memoryPair } from '../wire/memory.ts'
import { Host } from './host.ts'
import { hostLimits } from './host-limits.ts'
import { MemoryStore } from './memory-store.ts'
import type { Participant } from './participant.ts'
import type { Room } from './room.ts'
import { settled, TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'
import { Voice } from './voice.ts'

const soft = 32 * 1024
const hard = 1024 * 1024
const [all] = limits.sendQueues.range
const time = 0

/** A host with people in its lobby, and one reader who does not read until they are told to. */
class Stage {
  readonly clock = new FakeClock()
  readonly host = new Host({
    name: 'Place',
    clock: this.clock,
    limits: { ...hostLimits({ sendQueues: all }), sendQueue: { soft, hard } },
    log: silentLog,
    store: new MemoryStore(),
    newcomers: 'read-all',
  })
  readonly lobby: Room = this.host.rooms.lobby
  readonly me = this.comes('key-of-me', 'Sara')
  readonly ali = this.comes('key-of-ali', 'Ali')
  readonly link: FreshLink
  readonly client: TestClient
  readonly voice: Voice

  constructor(dialect: Dialect = new FramedDialect()) {
    const [theirs, ours] = memoryPair(undefined, undefined, this.clock)
    this.link = ours
    this.client = new TestClient(theirs)
    theirs.pause()
    this.voice = new Voice({ link: ours, dialect, host: this.host })
    this.voice.reader = this.me
  }

  comes(keyHash: string | null, name: string): Participant {
    const arrived = this.host.people.arrive(keyHash, name)
    if (!arrived.ok) throw new Error(arrived.error)
    this.lobby.add(arrived.value.participant, { since: 0, read: 0 })
    return arrived.value.participant
  }

  said(text: string, author = this.ali): EventOf<'message'> {
    const seq = ++this.lobby.newest
    const clientId = `message-${seq}`
    return {
      type: 'message',
      room: this.lobby.id,
      seq,
      clientId,
      author: author.id,
      name: '',
      kind: 'text',
      text,
      time,
    }
  }

  came(person: Participant): void {
    this.voice.tell({ type: 'came', person: person.view(), time })
  }

  gone({ id: person }: Participant): void {
    this.voice.tell({ type: 'gone', person, why: 'left', time })
  }

  /** Says so much that `bytes` wait. */
  fill(bytes: number, author = this.ali): void {
    const size = new FramedDialect().say(this.said('', author)).length
    this.lobby.newest--
    const spare = bytes - this.link.waiting - size
    // six bytes in JSON: so much is in no text of as many letters as a text may have
    const text = '\u0001'.repeat(spare / 6) + 'x'.repeat(spare % 6)
    this.voice.tell(this.said(text, author))
  }

  async reads(): Promise<Event[]> {
    this.client.link.resume()
    await settled()
    return this.client.heard
  }
}

describe('a voice for a reader who does not read', () => {
  let stage: Stage

  beforeEach(() => {
    stage = new Stage()
  })

  it('says everything up to the soft limit, and one byte past it holds messages back', async () => {
    stage.fill(soft)
    expect(stage.link.waiting).toBe(soft)
    stage.voice.tell(stage.said('still told'))
    const { waiting } = stage.link
    expect(waiting).toBeGreaterThan(soft)
    stage.voice.tell(stage.said('held back'))
    expect(stage.link.waiting).toBe(waiting)
    const heard = await stage.reads()
    expect(heard.map(({ type }) => type)).toEqual(['message', 'message', 'behind'])
    expect(heard.at(-1)).toEqual({ type: 'behind', rooms: [{ room: stage.lobby.id, newest: 3 }] })
  })

  it('goes on as before when the reader has come up', async () => {
    stage.fill(soft + 1)
    await stage.reads()
    stage.voice.tell(stage.said('told at once'))
    await settled()
    expect(stage.client.heard.map(({ type }) => type)).toEqual(['message', 'message'])
  })

  it('can fall behind and come up again and again', async () => {
    for (let round = 0; round < 3; round++) {
      stage.client.link.pause()
      stage.fill(soft + 1)
      stage.voice.tell(stage.said('held back'))
      await stage.reads()
    }
    expect(stage.client.of('behind').map(({ rooms }) => rooms[0]?.newest)).toEqual([2, 4, 6])
  })

  it('says once what was missed: not again when nothing was the next time', async () => {
    stage.fill(soft + 1)
    stage.voice.tell(stage.said('held back'))
    await stage.reads()
    stage.client.link.pause()
    stage.fill(soft + 1)
    await stage.reads()
    expect(stage.client.heard.map(({ type }) => type)).toEqual(['message', 'behind', 'message'])
  })

  it('says answers, changes of rooms and the reader’s own messages all the same', async () => {
    stage.fill(soft + 1)
    const { id: room } = stage.lobby
    stage.voice.tell({ type: 'pong', token: 7 })
    stage.voice.tell({ type: 'topic', room, topic: 'Tea', by: stage.ali.id, time })
    stage.voice.tell(stage.said('mine', stage.me))
    const heard = await stage.reads()
    expect(heard.map(({ type }) => type)).toEqual(['message', 'pong', 'topic', 'message'])
  })

  it('tells afterwards who is here, once and as it is then, and who is known no longer', async () => {
    const guest = stage.comes(null, 'Omid')
    stage.fill(soft + 1)
    for (let times = 0; times < 3; times++) {
      stage.came(stage.ali)
      stage.gone(stage.ali)
    }
    stage.gone(guest)
    stage.host.people.forget(guest)
    const heard = (await stage.reads()).slice(1)
    expect(heard).toEqual([
      { type: 'people', people: [{ id: stage.ali.id, name: 'Ali', presence: 'offline' }] },
      { type: 'gone', person: guest.id, why: 'left', time },
    ])
  })

  it('introduces people before it says what they did', async () => {
    stage.fill(soft + 1)
    const zoe = stage.comes('key-of-zoe', 'Zoe')
    stage.came(zoe)
    stage.voice.tell({ type: 'joined', room: stage.lobby.id, person: zoe.id, time })
    const heard = await stage.reads()
    expect(heard.map(({ type }) => type)).toEqual(['message', 'people', 'joined'])
  })

  it('says nothing of messages in a room that the reader left meanwhile', async () => {
    stage.fill(soft + 1)
    stage.voice.tell(stage.said('held back'))
    stage.lobby.remove(stage.me)
    expect((await stage.reads()).map(({ type }) => type)).toEqual(['message'])
  })

  it('tells a login in full, however much that is, and then counts as before', async () => {
    const name = 'x'.repeat(200)
    const people = Array.from({ length: 200 }, (_, at) => ({ id: `key-${at}`, name, presence: 'here' as const }))
    const roll = Array.from({ length: 60 }, (): Event => ({ type: 'people', people }))
    stage.voice.tellLogin([...roll, { type: 'ready' }])
    expect(stage.link.waiting).toBeGreaterThan(2 * hard)
    stage.fill(stage.link.waiting + soft, stage.me)
    expect((await stage.reads()).map(({ type }) => type)).toEqual([...roll.map(() => 'people'), 'ready', 'message'])
    stage.client.link.pause()
    for (let waiting = soft; waiting <= hard; waiting += soft) stage.fill(waiting, stage.me)
    stage.fill(hard + soft, stage.me)
    await settled()
    expect(stage.client.closed).toBeNull()
  })

  it('tells a login in full that is more than may wait for all readers, and then counts with theirs', async () => {
    const name = 'x'.repeat(200)
    const people = Array.from({ length: 200 }, (_, at) => ({ id: `key-${at}`, name, presence: 'here' as const }))
    const part: Event = { type: 'people', people }
    const roll = Array.from({ length: 400 }, () => part)
    stage.voice.tellLogin([...roll, { type: 'ready' }])
    expect(stage.link.waiting).toBeGreaterThan(all)
    stage.host.sendBounds.pool?.add(all - 1)
    expect(stage.link.waiting).toBeGreaterThan(all)
    stage.voice.tell({ type: 'pong', token: 1 })
    await settled()
    expect(stage.client.closed).toBeNull()
  })

  it('holds nothing back before there is a reader', async () => {
    stage.voice.reader = null
    stage.fill(soft + 1)
    stage.voice.tell(stage.said('told'))
    expect((await stage.reads()).map(({ type }) => type)).toEqual(['message', 'message'])
  })
})

it('a voice for a plain client, who could not ask for it later, holds nothing back', () => {
  const stage = new Stage(new PlainDialect({ now: () => time, newId: () => 'plain-id-1' }))
  const text = 'x'.repeat(8_000)
  for (let count = 0; count < 12; count++) stage.voice.tell(stage.said(text))
  expect(stage.link.waiting).toBeGreaterThan(12 * 8_000)
})

describe('somebody who logged in and does not read', () => {
  const host = hosting({ limits: { sendQueue: { soft, hard }, messages: { burst: 100, perSecond: 1 } } })

  it('is sent no more than may wait, and is told afterwards where they missed something', async () => {
    const sara = await host.person('Sara')
    const ali = await host.person('Ali')
    sara.fresh().link.pause()
    for (let at = 1; at <= 12; at++) await ali.post('x'.repeat(8_000), `client-${at}`)
    sara.link.resume()
    await settled()
    expect(sara.of('message').length).toBeLessThan(12)
    expect(sara.of('behind')).toEqual([{ type: 'behind', rooms: [{ room: 'room-lobby', newest: 12 }] }])
  })
})
