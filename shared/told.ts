import { parseTold, type Event, type EventOf, type Told } from './events.ts'
import { pack, unpack } from './pack.ts'
import { fail, ok, type Result } from './result.ts'
import type { Misfit } from './shape.ts'

/** An event as it crosses a wire. */
export function tell(event: Event): Told {
  if (event.type === 'message') return tellMessages(event.room, [event])
  if (event.type !== 'history') return event
  const { type, request, way, more, room, messages } = event
  return { type, request, way, more, ...pack(room, messages) }
}

/** Messages of one room, at most `mostInPack`, as they cross a wire together. */
export function tellMessages(room: string, messages: readonly EventOf<'message'>[]): Told {
  return { type: 'said', ...pack(room, messages) }
}

/** The events in what was told, or why it is nothing that a server may tell. */
export function hear(value: unknown): Result<readonly Event[], Misfit> {
  const told = parseTold(value)
  if (!told.ok) return told
  const event = told.value
  if (event.type !== 'said' && event.type !== 'history') return ok([event])
  const unpacked = unpack(event)
  if (!unpacked.ok) return fail(unpacked.error)
  const messages = unpacked.value
  if (event.type === 'said') return ok(messages.map((message) => ({ type: 'message', ...message })))
  const { type, request, way, more, room } = event
  return ok([{ type, request, room, way, messages, more }])
}
