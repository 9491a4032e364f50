/** The client's side of the framed language: commands out, events in. */
import type { Command } from '../../shared/commands.ts'
import type { Event } from '../../shared/events.ts'
import { encodeFrame, FrameReader } from '../../shared/frame.ts'
import { decodeJson, encodeJson } from '../../shared/json.ts'
import { refusals, type RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { unknownType } from '../../shared/shape.ts'
import { hear } from '../../shared/told.ts'

/** A command's frame. */
export function encodeCommand(command: Command): Uint8Array {
  return encodeFrame(encodeJson(command))
}

/**
 * Bytes in, events out, however the bytes were cut.
 * 1. A kind of event that this client does not know MUST be skipped: a newer host has more of them.
 * 2. After an error it MUST NOT be asked again.
 */
export class EventReader {
  private readonly frames = new FrameReader()

  /** The events that these bytes complete, or why the stream is of no use any more. */
  read(bytes: Uint8Array): Result<Event[], RefusalCode> {
    const bodies = this.frames.read(bytes)
    if (!bodies.ok) return bodies
    const events: Event[] = []
    for (const body of bodies.value) {
      const heard = decodeEvents(body)
      if (!heard.ok) return heard
      events.push(...heard.value)
    }
    return ok(events)
  }
}

function decodeEvents(body: Uint8Array): Result<readonly Event[], RefusalCode> {
  const json = decodeJson(body)
  if (!json.ok) return fail(json.error === 'not-utf8' ? 'not-utf8' : 'frame-bad')
  const heard = hear(withKnownCode(json.value))
  if (heard.ok) return heard
  return heard.error === unknownType ? ok([]) : fail('frame-bad')
}

/** A newer host may refuse for a reason that this client has no sentence for: it is a refusal all the same. */
function withKnownCode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { type, code } = value as { type?: unknown; code?: unknown }
  const known = (type !== 'refused' && type !== 'bye') || typeof code !== 'string' || Object.hasOwn(refusals, code)
  return known ? value : { ...value, code: 'internal' satisfies RefusalCode }
}
