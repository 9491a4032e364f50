import { nouns, parseCommand } from '../../shared/commands.ts'
import type { Event, EventOf, Told } from '../../shared/events.ts'
import { encodeFrame, frameHeader, frameKind, FrameReader } from '../../shared/frame.ts'
import { decodeJson, encodeJson } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { mostInPack } from '../../shared/pack.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { unknownType } from '../../shared/shape.ts'
import { tell, tellEach, tellMessages } from '../../shared/told.ts'
import type { Dialect, Heard, Said } from './dialect.ts'

/** One encoding of an event serves everyone it is told to. */
const encoded = new WeakMap<Event, Uint8Array>()
const together = new WeakMap<readonly Event[], Uint8Array>()

/** Our own language: length-prefixed frames, one JSON value each. Written down in PROTOCOL.md. */
export class FramedDialect implements Dialect {
  readonly name = 'framed'
  readonly heartbeat = true
  readonly catchesUp = true
  readonly holds = false
  readonly isFull = false
  private readonly frames = new FrameReader(limits.frameBeforeLogin)
  private broken = false

  get partial(): boolean {
    return this.frames.partial
  }

  greet(): null {
    return null
  }

  hear(bytes: Uint8Array): Heard[] {
    if (this.broken) return []
    const bodies = this.frames.read(bytes)
    const heard = bodies.ok ? bodies.value.map(hearBody) : [fatal(bodies.error)]
    const end = heard.findIndex((one) => one.type === 'refusal' && one.fatal)
    if (end < 0) return heard
    this.broken = true
    return heard.slice(0, end + 1)
  }

  /** An unfinished frame is never a command. */
  silence(): Heard[] {
    return []
  }

  finish(): Heard[] {
    return []
  }

  held(): Heard[] {
    return []
  }

  say(event: Event): Uint8Array {
    let bytes = encoded.get(event)
    if (!bytes) encoded.set(event, (bytes = encodeFrame(encodeJson(tell(event)))))
    return bytes
  }

  sayEach(events: readonly Event[]): Uint8Array {
    let bytes = together.get(events)
    if (!bytes) together.set(events, (bytes = encodeFrames(tellEach(events))))
    return bytes
  }

  sayAll({ messages }: Said): Uint8Array {
    let bytes = together.get(messages)
    if (!bytes) together.set(messages, (bytes = encodeMessages(messages)))
    return bytes
  }

  admit(): void {
    this.frames.most = limits.frame
  }
}

/** The frames of messages of one room: one, unless it would not fit. */
function encodeMessages(messages: readonly EventOf<'message'>[]): Uint8Array {
  const [first] = messages
  if (!first) return new Uint8Array(0)
  if (messages.length <= mostInPack) {
    const frames = encodeFrames([tellMessages(first.room, messages)])
    if (frames.length <= limits.frame || messages.length === 1) return frames
  }
  const half = Math.ceil(messages.length / 2)
  return Buffer.concat([encodeMessages(messages.slice(0, half)), encodeMessages(messages.slice(half))])
}

/** Frames in one piece, written in place. */
function encodeFrames(told: readonly Told[]): Uint8Array {
  const bodies = told.map((one) => JSON.stringify(one))
  const sizes = bodies.map((body) => Buffer.byteLength(body))
  const frames = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + frameHeader + size, 0))
  let at = 0
  for (const [index, body] of bodies.entries()) {
    at = frames.writeUInt8(frameKind.json, at)
    at = frames.writeUIntBE(sizes[index] ?? 0, at, 3)
    at += frames.write(body, at)
  }
  return frames
}

function hearBody(body: Uint8Array): Heard {
  const json = decodeJson(body)
  if (!json.ok) return fatal(json.error === 'not-utf8' ? 'not-utf8' : 'frame-bad')
  const command = parseCommand(json.value)
  if (command.ok) return { type: 'command', command: command.value }
  const code = command.error === unknownType ? 'command-unknown' : 'command-malformed'
  return { type: 'refusal', code, fatal: false, ...meant(json.value) }
}

function fatal(code: RefusalCode): Heard {
  return { type: 'refusal', code, fatal: true }
}

/** Which message or request a misfit meant to be, so that its sender need not wait for an answer in vain. */
function meant(value: unknown): { clientId?: string; request?: number } {
  if (typeof value !== 'object' || value === null) return {}
  const { clientId, request } = value as { clientId?: unknown; request?: unknown }
  const message = nouns.clientId(clientId)
  const asked = nouns.request(request)
  return { ...(message.ok && { clientId: message.value }), ...(asked.ok && { request: asked.value }) }
}
