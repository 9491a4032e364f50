import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../shared/commands.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import { encodeFrame, FrameReader } from '../../shared/frame.ts'
import { decodeJson, encodeJson, encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { mostInPack } from '../../shared/pack.ts'
import { hear } from '../../shared/told.ts'
import type { Said } from './dialect.ts'
import { FramedDialect } from './framed.ts'

const frame = (value: unknown) => encodeFrame(encodeJson(value))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const ping: Command = { type: 'ping', token: 1 }
const post: Command = { type: 'post', room: 'room-1', clientId: 'abcd-1234', kind: 'text', text: 'سلام' }

const message = (text: string): EventOf<'message'> => ({
  ...{ type: 'message', room: 'room-1', seq: 1, clientId: 'abcd-1234', author: 'key-Gx', name: 'Sara', kind: 'text' },
  ...{ text, time: 1 },
})

let dialect: FramedDialect

beforeEach(() => {
  dialect = new FramedDialect()
})

describe('framed language', () => {
  it('hears commands wherever the bytes were cut', () => {
    const stream = joined(frame(ping), frame(post), frame({ type: 'bye' }))
    for (let at = 0; at <= stream.length; at++) {
      const fresh = new FramedDialect()
      const heard = [...fresh.hear(stream.subarray(0, at)), ...fresh.hear(stream.subarray(at))]
      expect(heard).toEqual([ping, post, { type: 'bye' }].map((command) => ({ type: 'command', command })))
    }
  })

  it('speaks second, and has nothing to say for silence or the end', () => {
    dialect.hear(Uint8Array.of(0, 0))
    expect(dialect.partial).toBe(true)
    expect([dialect.greet(), dialect.silence(), dialect.finish(), dialect.held()]).toEqual([null, [], [], []])
  })

  it('refuses a command that it does not know, and goes on', () => {
    expect(dialect.hear(joined(frame({ type: 'dance', request: 4 }), frame(ping)))).toEqual([
      { type: 'refusal', code: 'command-unknown', fatal: false, request: 4 },
      { type: 'command', command: ping },
    ])
  })

  it('refuses a command that does not fit, and says which message or request it meant to be', () => {
    const { room: _, ...roomless } = post
    expect(dialect.hear(joined(frame(roomless), frame({ type: 'join', request: 3 }), frame('hello')))).toEqual([
      { type: 'refusal', code: 'command-malformed', fatal: false, clientId: 'abcd-1234' },
      { type: 'refusal', code: 'command-malformed', fatal: false, request: 3 },
      { type: 'refusal', code: 'command-malformed', fatal: false },
    ])
  })

  it('names no message that could not be one', () => {
    expect(dialect.hear(frame({ type: 'post', clientId: 'a b', request: -1 }))).toEqual([
      { type: 'refusal', code: 'command-malformed', fatal: false },
    ])
  })

  it.each([
    ['a body that is no JSON', encodeFrame(encodeUtf8('{')), 'frame-bad'],
    ['a body that reaches for the prototype', encodeFrame(encodeUtf8('{"__proto__":1}')), 'frame-bad'],
    ['a body that is not UTF-8', encodeFrame(Uint8Array.of(0xc3, 0x28)), 'not-utf8'],
    ['another kind of frame', Uint8Array.of(7, 0, 0, 1), 'frame-bad'],
    ['a frame past the limit', Uint8Array.of(0, 0, 0x10, 1), 'frame-large'],
  ])('ends at %s, and hears nothing after it', (_what, bytes, code) => {
    expect(dialect.hear(bytes)).toEqual([{ type: 'refusal', code, fatal: true }])
    expect(dialect.hear(frame(ping))).toEqual([])
  })

  it('hears what came before the bad frame, and not what came with it', () => {
    const stream = joined(frame(ping), encodeFrame(encodeUtf8('{')), frame(ping))
    expect(dialect.hear(stream).map((heard) => heard.type)).toEqual(['command', 'refusal'])
  })

  it('takes larger frames after the login', () => {
    const long = frame({ ...post, text: 'x'.repeat(limits.frameBeforeLogin) })
    dialect.admit()
    expect(dialect.hear(long)).toHaveLength(1)
    expect(new FramedDialect().hear(long)).toEqual([{ type: 'refusal', code: 'frame-large', fatal: true }])
  })

  it('encodes an event once for all who hear it', () => {
    const event: Event = { type: 'pong', token: 9 }
    expect(dialect.say(event)).toEqual(frame(event))
    expect(new FramedDialect().say(event)).toBe(dialect.say(event))
    expect(dialect.say({ ...event })).not.toBe(dialect.say(event))
  })

  it('says messages together in one frame, which is the same piece for all who hear them', () => {
    const said = saying(message('سلام 🏠'), message('hi'))
    const bytes = dialect.sayAll(said)
    expect(heardIn(bytes)).toEqual([said.messages])
    expect(new FramedDialect().sayAll(said)).toBe(bytes)
  })

  it.each([
    ['more than one pack may hold', mostInPack + 1, 'hi'],
    ['what escapes make longer than a frame may be', 3, '\u0001'.repeat(limits.messageCodePoints)],
  ])('says %s in several frames, in their order', (_what, count, text) => {
    const said = saying(...Array.from({ length: count }, () => message(text)))
    const heard = heardIn(dialect.sayAll(said))
    expect(heard.length).toBeGreaterThan(1)
    expect(heard.flat()).toEqual(said.messages)
  })

  function saying(...messages: EventOf<'message'>[]): Said {
    return { messages: messages.map((one, at) => ({ ...one, seq: at + 1 })), authors: new Set(['key-Gx']) }
  }

  /** What a client makes of each of these frames. */
  function heardIn(bytes: Uint8Array): unknown[] {
    const bodies = new FrameReader().read(bytes)
    return (bodies.ok ? bodies.value : []).map((body) => {
      const json = decodeJson(body)
      const heard = hear(json.ok ? json.value : null)
      return heard.ok && heard.value
    })
  }
})
