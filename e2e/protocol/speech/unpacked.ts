import type { Event, EventOf } from '../../../shared/events.ts'

type Message = EventOf<'message'>

/** What a host packs, as PROTOCOL.md draws it, written again from that page alone. */
interface Pack {
  readonly room: string
  readonly time: number
  readonly authors: readonly (readonly [id: string, name: string])[]
  readonly messages: readonly (readonly [number, number, string, number, string, ('text' | 'action')?])[]
}

/** The events in one JSON value of a host's frame. */
export function unpacked(value: unknown): Event[] {
  const told = value as { type: string } & Pack
  if (told.type === 'said') return messagesOf(told)
  if (told.type !== 'history') return [value as Event]
  const { request, room, way, more } = value as EventOf<'history'>
  return [{ type: 'history', request, room, way, messages: messagesOf(told), more }]
}

function messagesOf({ room, time, authors, messages }: Pack): Message[] {
  return messages.map(([seq, place, clientId, after, text, kind = 'text']) => {
    const [author, name] = authors[place] ?? ['', '']
    return { type: 'message', room, seq, clientId, author, name, kind, text, time: time + after }
  })
}
