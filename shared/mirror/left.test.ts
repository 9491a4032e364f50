import { beforeEach, describe, expect, it } from 'vitest'
import { apply, type MirrorEvent } from './apply.ts'
import { emptyMirror, type Mirror } from './mirror.ts'

const ali = 'key-ali'
const tea = 'room-tea'

let mirror: Mirror

beforeEach(() => {
  mirror = { ...emptyMirror(), you: ali }
  feed(entered(0), said(1, 'key-sara'), said(2, 'key-sara'))
})

function feed(...events: MirrorEvent[]): void {
  for (const event of events) apply(mirror, event)
}

function entered(newest: number): MirrorEvent {
  const about = { room: tea, kind: 'open', name: 'tea', topic: '', members: [ali, 'key-sara'] } as const
  return { type: 'entered', ...about, since: newest, newest, read: newest }
}

function said(seq: number, author: string, clientId = `of-${author}-${seq}`): MirrorEvent {
  return { type: 'message', room: tea, seq, clientId, author, name: 'x', kind: 'text', text: 'hi', time: seq }
}

function queued(clientId: string, kept: { kept?: true } = { kept: true }): MirrorEvent {
  const pending = { room: tea, clientId, kind: 'text', text: 'hi', time: 1, refusal: null, ...kept } as const
  return { type: 'queued', pending }
}

const exited: MirrorEvent = { type: 'exited', room: tea }
const room = () => mirror.rooms[tea]

describe('a room that is left while own words wait in it', () => {
  it('stays for them alone: nothing else of it is shown', () => {
    feed(queued('mine-0001'), queued('untaken-1', {}), exited)
    expect(room()).toMatchObject({ name: 'tea', members: [], messages: [], unread: 0, whole: true })
    expect(room()?.pending.map(({ clientId }) => clientId)).toEqual(['mine-0001'])
  })

  it('goes with the last of them, whether it is deleted or turns out to have arrived', () => {
    feed(queued('mine-0001'), queued('mine-0002'), exited)
    feed({ type: 'discarded', room: tea, clientId: 'mine-0001' })
    feed(said(7, 'key-sara', 'mine-0002'))
    expect(room()).toMatchObject({ messages: [], pending: [{ clientId: 'mine-0002' }] })
    feed(said(9, ali, 'mine-0002'))
    expect(mirror.rooms).toEqual({})
  })

  it('is a room like any other where it is entered again', () => {
    feed(queued('mine-0001'), exited, entered(5), said(6, ali, 'mine-0001'))
    expect(room()).toMatchObject({ messages: [{ seq: 6 }], pending: [] })
  })
})
