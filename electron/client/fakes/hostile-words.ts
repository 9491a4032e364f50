/** For tests: what a host says that means harm. The same in every run. */
import type { CommandOf } from '../../../shared/commands.ts'
import type { Event } from '../../../shared/events.ts'
import { limits } from '../../../shared/limits.ts'
import { directRoom } from '../../../shared/model.ts'
import { lobby, sara, you } from './fake-host.ts'

let seed = 1

/** A whole number from 0 up to `most`, the same in every run. */
function random(most: number): number {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % most
}

/** One of these. */
export function one<T>(...choices: T[]): T {
  return choices[random(choices.length)] as T
}

/** Mostly what fits its shape, at times what does not: so that many events get past the first door. */
function mostly<T>(fits: readonly T[], odd: readonly unknown[]): unknown {
  return random(60) === 0 ? one(...odd) : one(...fits)
}

const direct = directRoom(you, sara)
function room(): unknown {
  return mostly([lobby, 'room-tea', direct, 'room-__proto__', 'direct:a+b'], ['nonsense', '__proto__', 7])
}

function person(): unknown {
  return mostly([you, sara, 'key-other', 'guest-1', 'guest-__proto__'], ['__proto__', 'toString', null])
}

function name(): unknown {
  return mostly(['Sara', '', '\u202eevil', '<b>x</b>', 'x'.repeat(256)], ['x'.repeat(257), '\ud800', '\0'])
}

function count(): unknown {
  return mostly([1, 2, 3, 7, 200, Number.MAX_SAFE_INTEGER], [-1, 1.5, 1e300, '3', null])
}

function time(): unknown {
  return mostly(
    [0, 1, 7, 1_795_000_000_000],
    [limits.latestTime + 1, Number.MAX_SAFE_INTEGER, -1, 1.5, 1e300, '3', null],
  )
}

/** Mostly a place that a room could have: what is far off is asked for, and no later event comes to pass. */
function place(): unknown {
  return mostly([0, 0, 1, 2, 3], [Number.MAX_SAFE_INTEGER, -1, 'x'])
}

function code(): unknown {
  return mostly(['rate-limited', 'text-long', 'internal', 'no-such-code'], [5, null])
}

function clientId(): unknown {
  return mostly(['mine-0001', 'mine-0002', 'other-001'], ['bad', 7])
}

function word(...words: string[]): unknown {
  return mostly(words, ['shout', null])
}

/** Messages as they cross the wire. */
function pack() {
  const row = [place(), mostly([0, 0, 0, 1], [2, -1]), clientId(), time(), name(), word('text', 'action')]
  return { room: room(), time: time(), authors: [[person(), name()]], messages: [row] }
}

function someone() {
  return one([person(), name()], [person(), name(), word('offline')])
}

function ofRoom() {
  return { room: room(), person: person(), time: time() }
}

function entered() {
  return { kind: word('open', 'direct'), name: name(), topic: '', members: [person()], ...places() }
}

function places() {
  return { since: place(), newest: place(), read: place() }
}

function paged() {
  return { request: place(), way: word('before', 'after'), more: true, ...pack() }
}

function answered() {
  return { clientId: clientId(), request: one(count(), undefined), retryAfter: count() }
}

const words: readonly (() => unknown)[] = [
  () => ({ type: 'people', people: [someone()] }),
  () => ({ type: 'entered', room: room(), ...entered() }),
  () => ({ type: 'members', room: room(), members: [person(), person()] }),
  () => ({ type: 'history', ...paged() }),
  () => ({ type: 'read', room: room(), seq: place() }),
  () => ({ type: 'behind', rooms: [{ room: room(), newest: place() }] }),
  () => ({ type: 'exited', room: room() }),
  () => ({ type: 'came', people: [someone(), someone()], time: time() }),
  () => ({ type: 'gone', person: person(), why: word('left', 'lost', 'removed'), time: time() }),
  () => ({ type: 'joined', room: room(), people: [person(), person()], time: time() }),
  () => ({ type: 'left', why: 'left', ...ofRoom() }),
  () => ({ type: 'renamed', person: person(), name: name(), was: name(), time: time() }),
  () => ({ type: 'topic', room: room(), topic: name(), by: person(), time: time() }),
  () => ({ type: 'said', ...pack() }),
  () => ({ type: 'done', request: count(), room: room() }),
  () => ({ type: 'rooms', request: count(), rooms: [], more: one(true, false) }),
  () => ({ type: 'refused', code: code(), ...answered() }),
  () => ({ type: one('ping', 'pong'), token: count() }),
  () => ({ type: 'fireworks', people: [[[[[[]]]]]] }),
  () => mostly([{ type: 'fireworks' }], [null, 7, 'text', [], { type: 7 }, {}]),
]

/** Whatever may come to a hostile host's mind. */
export function event(): unknown {
  return one(...words)()
}

/** Mostly the messages that were asked for, so that a client that lacks some goes on. */
export function page({ request, room: asked, way, seq }: CommandOf<'history'>): Event {
  const first = way === 'after' ? seq + 1 : Math.max(1, seq - 3)
  const seqs = way === 'after' ? [first, first + 1, first + 2] : [first, first + 1, first + 2].filter((at) => at < seq)
  const fields = { room: asked, author: sara, name: 'Sara', kind: 'text', text: 'hi', time: 1 } as const
  const messages = seqs.map((at) => ({
    ...fields,
    seq: at,
    clientId: `paged-${asked.slice(0, 40).replace(/\W/g, '-')}-${at}`,
  }))
  if (random(60) === 0) messages.reverse()
  return {
    type: 'history',
    request,
    room: asked,
    way,
    messages: random(60) === 0 ? [] : messages,
    more: random(2) === 0,
  }
}
