import { beforeEach, describe, expect, it } from 'vitest'
import { apply, type MirrorEvent } from '../../../shared/mirror/apply.ts'
import { emptyMirror, kept, type Mirror } from '../../../shared/mirror/mirror.ts'
import { directRoom, type Message } from '../../../shared/model.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { flush, lobby, sara, you } from '../fakes/fake-host.ts'
import { HostKeep } from './host-keep.ts'
import { noKeep } from './keep.ts'
import type { HostNote, Note } from './notes.ts'
import { Whereabouts } from './whereabouts.ts'

let mirror: Mirror
let written: Note[][]
/** Answers the write that is under way. */
let answers: ((answer: Result<null, Refusal>) => void)[]
let logged: string[]
let keep: HostKeep

const log = { info: () => undefined, warn: (what: string) => void logged.push(what), error: () => undefined }
const disk = {
  ...noKeep(),
  write: (notes: readonly Note[]) => {
    written.push([...notes])
    return new Promise<Result<null, Refusal>>((resolve) => answers.push(resolve))
  },
}

beforeEach(() => {
  mirror = { ...emptyMirror(), you }
  written = []
  answers = []
  logged = []
  keep = new HostKeep('home', disk, log, () => mirror)
})

function said(seq: number, room = lobby): Message & { type: 'message' } {
  const fields = { room, author: sara, name: 'Sara', kind: 'text', text: 'hi', time: 1 } as const
  return { type: 'message', ...fields, seq, clientId: `said-${seq}-0000` }
}

function hear(...events: MirrorEvent[]): void {
  for (const event of events) {
    apply(mirror, event)
    keep.heard(event)
  }
}

function enter(room = lobby): MirrorEvent {
  const about = { room, kind: 'open', name: 'lobby', topic: '', members: [you] } as const
  return { type: 'entered', ...about, since: 0, newest: 0, read: 0 }
}

function came(id: string): MirrorEvent {
  return { type: 'came', person: { id, name: id, presence: 'here' }, time: 1 }
}

function gone(person: string): MirrorEvent {
  return { type: 'gone', person, why: 'left', time: 1 }
}

async function answer(result: Result<null, Refusal> = ok(null)): Promise<void> {
  answers.shift()?.(result)
  await flush()
}

/** What the nth write was made of. */
const notes = (at: number): HostNote[] => written[at]!.flatMap((note) => (note.type === 'of' ? [note.note] : []))
const kinds = (at: number) => notes(at).map(({ type }) => type)

describe('what a host tells', () => {
  it('is written in batches: what comes while one is written is the next', async () => {
    hear(enter(), said(1))
    await flush()
    hear(said(2), said(3), { type: 'topic', room: lobby, topic: 'tea', by: sara, time: 1 })
    await flush()
    expect([written.length, kinds(0)]).toEqual([1, ['room', 'said']])
    await answer()
    expect([written.length, kinds(1)]).toEqual([2, ['room', 'said']])
    expect(notes(1)[0]).toMatchObject({ room: { topic: 'tea' } })
    await answer()
    expect(written).toHaveLength(2)
    await keep.settled()
  })

  it('is of people too: those who are there, come, and take another name', async () => {
    const person = { id: sara, name: 'Sara', presence: 'here' } as const
    hear({ type: 'people', people: [person] })
    await flush()
    await answer()
    hear({ type: 'came', person: { ...person, id: 'key-omid', name: 'Omid' }, time: 1 })
    hear({ type: 'renamed', person: sara, name: 'Sarah', was: 'Sara', time: 1 })
    await flush()
    const names = (at: number) => notes(at).map((note) => note.type === 'person' && note.person.name)
    expect([names(0), names(1)]).toEqual([['Sara'], ['Omid', 'Sarah']])
  })

  it('is nothing of a guest who came and went before it was written', async () => {
    hear(came('guest-1'), gone('guest-1'), enter())
    await flush()
    expect(kinds(0)).toEqual(['room'])
  })

  it('goes of a guest who is gone, and stays of one whom a conversation is called by', async () => {
    hear(came('guest-1'), came('guest-2'), said(1, directRoom(you, 'guest-2')))
    await flush()
    await answer()
    hear(gone('guest-1'), gone('guest-2'))
    await flush()
    expect(notes(1)).toEqual([{ type: 'unperson', person: 'guest-1' }])
    await answer(fail(refusal('disk-full')))
    hear(enter())
    await flush()
    expect(kinds(2)).toEqual(['unperson', 'room'])
  })

  it('goes with a conversation that the mirror lets go of, its guest too, and once', async () => {
    const talk = directRoom(you, 'guest-1')
    hear(came('guest-1'), said(1, talk))
    await flush()
    await answer()
    for (let at = 2; at <= kept.guestTalks + 1; at++)
      hear(came(`guest-${at}`), said(at, directRoom(you, `guest-${at}`)))
    hear(gone('guest-1'))
    for (let at = 2; at <= kept.guestTalks + 1; at++) hear(gone(`guest-${at}`))
    await flush()
    expect(notes(1).filter(({ type }) => type === 'exited' || type === 'unperson')).toEqual([
      { type: 'unperson', person: 'guest-1' },
      { type: 'exited', room: talk },
    ])
    await answer()
    hear(came('guest-0'), gone('guest-0'))
    await flush()
    expect(kinds(2)).toEqual([])
  })

  it('goes of guests who went while the host was away', async () => {
    hear(came('guest-1'))
    await flush()
    await answer()
    mirror.people = {}
    keep.anew()
    await flush()
    expect(kinds(1)).toEqual(['host', 'rooms', 'unperson'])
  })

  it('is of a room whose host says that everybody is in it', async () => {
    hear({ type: 'people', people: [{ id: sara, name: 'Sara', presence: 'here' }] }, enter())
    await flush()
    await answer()
    hear({ type: 'everyone', room: lobby })
    await flush()
    expect(notes(1)).toMatchObject([{ type: 'room', room: { id: lobby, members: [sara] } }])
  })

  it('that changes nothing to keep is not written', async () => {
    hear({ type: 'pong', token: 1 }, { type: 'gone', person: sara, why: 'left', time: 1 })
    hear({ type: 'done', request: 1 })
    await flush()
    expect(written).toEqual([])
  })

  it('opens a conversation by its first message', async () => {
    const direct = directRoom(you, sara)
    hear(said(1, direct))
    await flush()
    expect(kinds(0)).toEqual(['room', 'said'])
    await answer()
    hear(said(2, direct))
    await flush()
    expect(kinds(1)).toEqual(['said'])
  })

  it('is written again where the disk did not take its room', async () => {
    hear(enter(), said(1))
    await flush()
    await answer(fail(refusal('disk-full')))
    expect(logged).toEqual(['what was told is not kept'])
    hear(said(2))
    await flush()
    expect(kinds(1)).toEqual(['room', 'said'])
  })

  it('is told again where the disk refused it, if nobody else would: a discarded post is not sent after all', async () => {
    keep.remove(['client-discarded'])
    await flush()
    await answer(fail(refusal('disk-full')))
    expect(written).toHaveLength(1)
    hear(enter())
    await flush()
    expect(notes(1).map(({ type }) => type)).toEqual(['unrow', 'room'])
    await answer(fail(refusal('disk-full')))
    const settled = keep.settled()
    await flush()
    await answer()
    await settled
    expect(notes(2)).toEqual([{ type: 'unrow', clientId: 'client-discarded' }])
    await keep.settled()
    expect(written).toHaveLength(3)
  })

  it('may be more than one call takes arguments', async () => {
    const many = Array.from({ length: 200_000 }, () => said(1))
    keep.told(many)
    await flush()
    expect(notes(0)[0]).toEqual({ type: 'said', messages: many })
  })

  it('of one history is never written as of the next', async () => {
    hear(enter(), said(1))
    await flush()
    hear(said(2))
    mirror.history = 'h2'
    mirror.rooms[lobby]!.messages = [said(1)]
    keep.anew()
    await answer()
    expect(notes(1).find((note) => note.type === 'said')).toMatchObject({ messages: [{ seq: 1 }] })
    expect(kinds(1)).toEqual(['host', 'rooms', 'room', 'said'])
  })

  it('goes when a room is left, and is not what was about to be written of it', async () => {
    hear(enter(), { type: 'exited', room: lobby })
    await flush()
    expect(kinds(0)).toEqual(['exited'])
  })
})

describe('a host that is forgotten', () => {
  it('is written last, whatever was under way, and nothing after it', async () => {
    hear(enter(), said(1))
    await flush()
    hear(said(2))
    keep.forget()
    await answer()
    expect(kinds(1)).toEqual(['forgotten'])
    await answer()
    hear(said(3))
    await flush()
    expect(written).toHaveLength(2)
    const pending = { room: lobby, clientId: 'mine-0001', kind: 'text', text: 'hi', time: 1, refusal: null } as const
    expect(await keep.save(pending)).toEqual({ ok: true, value: null })
  })
})

describe('drafts and the place', () => {
  const draft = (text: string) => ({ host: 'home', room: lobby, text })
  let here: Whereabouts

  beforeEach(() => {
    here = new Whereabouts(disk, log)
  })

  it('are written one after the other, the newest of what came meanwhile', async () => {
    for (const text of ['h', 'he', 'hel']) here.keepDraft(draft(text))
    here.keepPlace({ host: 'home', room: lobby, spot: null })
    expect(written).toHaveLength(1)
    await answer()
    expect(written[1]).toEqual([
      { type: 'draft', draft: draft('hel') },
      { type: 'place', place: { host: 'home', room: lobby } },
    ])
    await answer(fail(refusal('disk-full')))
    expect(logged).toEqual(['a draft is not kept'])
    await here.settled()
  })

  it('are settled when the disk has the newest of them', async () => {
    const steps: string[] = []
    for (const text of ['h', 'he']) here.keepDraft(draft(text))
    void here.settled().then(() => steps.push('settled'))
    await answer()
    steps.push('half')
    await answer()
    expect(steps).toEqual(['half', 'settled'])
  })

  it('tell the page again where its reader was, and not the disk', async () => {
    here.keepPlace({ host: 'home', room: lobby, spot: null })
    await answer()
    const spot = { clientId: 'said-0001', seq: 4, below: -9 }
    here.keepPlace({ host: 'home', room: lobby, spot })
    expect(here.place).toEqual({ host: 'home', room: lobby, spot })
    expect(written).toHaveLength(1)
  })

  it('go with their host, those of others stay', () => {
    here.keepDraft(draft('half'))
    here.keepDraft({ ...draft('other'), host: 'office' })
    here.keepPlace({ host: 'office', room: lobby, spot: null })
    here.forget('home')
    expect([here.drafts, here.place?.host]).toEqual([[{ ...draft('other'), host: 'office' }], 'office'])
    here.forget('office')
    expect([here.drafts, here.place]).toEqual([[], null])
  })
})
