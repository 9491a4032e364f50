import { describe, expect, it } from 'vitest'
import type { EventOf } from '../../shared/events.ts'
import type { Said } from '../dialects/dialect.ts'
import { Bulletin } from './bulletin.ts'

class Room {
  readonly heard: Said[] = []
  hear(said: Said): void {
    this.heard.push(said)
  }
  get seqs(): number[] {
    return this.heard.flatMap(({ messages }) => messages.map(({ seq }) => seq))
  }
}

function message(seq: number, text = 'hi'): EventOf<'message'> {
  const clientId = `message-${seq}`
  return {
    type: 'message',
    room: 'room-1',
    seq,
    clientId,
    author: `key-${seq % 2}`,
    name: 'Sara',
    kind: 'text',
    text,
    time: 1,
  }
}

describe('a bulletin', () => {
  it('tells together what one turn posts, in its order, before the next turn', async () => {
    const [bulletin, room] = [new Bulletin(), new Room()]
    for (const seq of [1, 2, 3]) bulletin.post(room, message(seq))
    expect(room.heard).toEqual([])
    await Promise.resolve()
    expect(room.heard.length).toBe(1)
    expect(room.seqs).toEqual([1, 2, 3])
    expect(room.heard[0]?.authors).toEqual(new Set(['key-0', 'key-1']))
  })

  it('tells what waits before something else, and nothing twice', async () => {
    const [bulletin, room] = [new Bulletin(), new Room()]
    bulletin.post(room, message(1))
    bulletin.flush()
    expect(room.seqs).toEqual([1])
    bulletin.post(room, message(2))
    await Promise.resolve()
    expect(room.seqs).toEqual([1, 2])
  })

  it('tells each room its own', async () => {
    const [bulletin, one, other] = [new Bulletin(), new Room(), new Room()]
    bulletin.post(one, message(1))
    bulletin.post(other, message(7))
    bulletin.post(one, message(2))
    await Promise.resolve()
    expect([one.seqs, other.seqs]).toEqual([[1, 2], [7]])
  })

  it('cuts what would not leave in one write', async () => {
    const [bulletin, room] = [new Bulletin(), new Room()]
    const long = 'x'.repeat(8_000)
    for (const seq of [1, 2, 3]) bulletin.post(room, message(seq, long))
    await Promise.resolve()
    expect(room.heard.map(({ messages }) => messages.length)).toEqual([2, 1])
    expect(room.seqs).toEqual([1, 2, 3])
  })
})
