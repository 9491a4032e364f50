/** The client's side of the framed language: commands out, events in. */
import type { Command } from '../../shared/commands.ts'
import type { Event } from '../../shared/events.ts'
import { encodeFrame } from '../../shared/frame.ts'
import { encodeJson } from '../../shared/json.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'

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
  /** The events that these bytes complete, or why the stream is of no use any more. */
  read(_bytes: Uint8Array): Result<Event[], RefusalCode> {
    return ok([])
  }
}
