import type { Event, EventOf } from '../../../shared/events.ts'
import type { Message } from '../../../shared/model.ts'

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
  if (told.type === 'said') return messagesOf(told).map((message) => ({ type: 'message', ...message }))
  if (told.type === 'people' || told.type === 'came' || told.type === 'joined')
    return peopleIn(told as unknown as People)
  if (told.type !== 'history') return [value as Event]
  const { request, room, way, more } = value as EventOf<'history'>
  return [{ type: 'history', request, room, way, messages: messagesOf(told), more }]
}

/** Who is told of, in lists. */
type People = { readonly type: string } & Record<'room' | 'people' | 'time', unknown>

function peopleIn({ type, room, people, time }: People): Event[] {
  if (type === 'joined') return (people as string[]).map((person) => ({ type, room, person, time }) as Event)
  const rows = people as [string, string, 'offline'?][]
  const found = rows.map(([id, name, presence]) => ({ id, name, presence: presence ?? ('here' as const) }))
  return type === 'people' ? [{ type, people: found }] : found.map((person) => ({ type, person, time }) as Event)
}

function messagesOf({ room, time, authors, messages }: Pack): Message[] {
  return messages.map(([seq, place, clientId, after, text, kind = 'text']) => {
    const [author, name] = authors[place] ?? ['', '']
    return { room, seq, clientId, author, name, kind, text, time: time + after }
  })
}
