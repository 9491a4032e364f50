import { beforeEach, describe, expect, it } from 'vitest'
import type { EventOf } from '../../shared/events.ts'
import type { Said } from '../dialects/dialect.ts'
import { Bulletin } from './bulletin.ts'
import { hostLimits } from './host-limits.ts'
import { MemoryStore } from './memory-store.ts'
import { Participant } from './participant.ts'
import { Room } from './room.ts'
import type { Session } from './session.ts'

const limits = hostLimits()
const unread = { since: 0, read: 0 }

describe('a room in the turn in which something is said', () => {
  let bulletin: Bulletin
  let room: Room
  let heard: string[]

  beforeEach(() => {
    bulletin = new Bulletin()
    heard = []
    const parts = { store: new MemoryStore(), bulletin }
    room = new Room({ id: 'room-1', kind: 'open', name: 'garden', topic: '' }, parts, limits.messagesPerRoom)
  })

  /** Somebody with one session, which notes what it is told. */
  function person(name: string): Participant {
    const participant = new Participant(`key-${name}`, name, limits)
    const session = {
      hear: ({ messages }: Said) => heard.push(...messages.map(({ text }) => `${name}: ${text}`)),
      tell: ({ type }: { type: string }) => heard.push(`${name}: ${type}`),
    }
    participant.sessions.add(session as unknown as Session)
    return participant
  }

  function say(text: string): void {
    const about = {
      room: 'room-1',
      seq: 1,
      clientId: text,
      author: 'key-ali',
      name: 'Ali',
      kind: 'text',
      time: 1,
    } as const
    bulletin.post(room, { type: 'message', text, ...about } satisfies EventOf<'message'>)
  }

  it('tells it to those who were in it, and not to whoever enters after it', async () => {
    room.add(person('Ali'), unread)
    say('before')
    room.add(person('Sara'), unread)
    say('after')
    await Promise.resolve()
    expect(heard).toEqual(['Ali: before', 'Ali: after', 'Sara: after'])
  })

  it('tells it to whoever leaves after it', async () => {
    const ali = person('Ali')
    room.add(ali, unread)
    say('before')
    room.remove(ali)
    say('after')
    await Promise.resolve()
    expect(heard).toEqual(['Ali: before'])
  })

  it('tells it before what happens after it', async () => {
    room.add(person('Ali'), unread)
    say('before')
    room.tell({ type: 'exited', room: 'room-1' })
    say('after')
    await Promise.resolve()
    expect(heard).toEqual(['Ali: before', 'Ali: exited', 'Ali: after'])
  })
})
