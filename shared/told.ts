/** Events as they cross a wire: what many share is told once. */
import { batch, parseTold, type Event, type EventOf, type Told, type ToldOf } from './events.ts'
import type { Person } from './model.ts'
import { pack, unpack } from './pack.ts'
import { ok, type Result } from './result.ts'
import type { Misfit } from './shape.ts'

type PersonRow = ToldOf<'people'>['people'][number]

/** One event. */
export function tell(event: Event): Told {
  switch (event.type) {
    case 'message':
      return tellMessages(event.room, [event])
    case 'history':
      return tellPage(event)
    case 'people':
      return { type: 'people', people: event.people.map(rowOf) }
    case 'came':
      return { type: 'came', people: [rowOf(event.person)], time: event.time }
    case 'joined':
      return { type: 'joined', room: event.room, people: [event.person], time: event.time }
    default:
      return event
  }
}

/** Several events, in their order; who came or joined in a row, at the same time, is told in one. */
export function tellEach(events: readonly Event[]): Told[] {
  const told: Told[] = []
  for (const event of events) {
    const next = tell(event)
    const together = merged(told.at(-1), next)
    if (together) told[told.length - 1] = together
    else told.push(next)
  }
  return told
}

/** Messages of one room, at most `mostInPack`. */
export function tellMessages(room: string, messages: readonly EventOf<'message'>[]): Told {
  return { type: 'said', ...pack(room, messages) }
}

/** The events in what was told, or why it is nothing that a server may tell. */
export function hear(value: unknown): Result<readonly Event[], Misfit> {
  const told = parseTold(value)
  if (!told.ok) return told
  const event = told.value
  switch (event.type) {
    case 'said':
      return hearMessages(event)
    case 'history':
      return hearPage(event)
    case 'people':
      return ok([{ type: 'people', people: event.people.map(personOf) }])
    case 'came':
      return ok(event.people.map((row) => ({ type: 'came', person: personOf(row), time: event.time })))
    case 'joined':
      return ok(event.people.map((person) => ({ type: 'joined', room: event.room, person, time: event.time })))
    default:
      return ok([event])
  }
}

function merged(last: Told | undefined, next: Told): Told | null {
  if (last?.type === 'came' && next.type === 'came')
    return last.time === next.time && last.people.length < batch.people
      ? { ...last, people: [...last.people, ...next.people] }
      : null
  if (last?.type === 'joined' && next.type === 'joined')
    return last.time === next.time && last.room === next.room && last.people.length < batch.members
      ? { ...last, people: [...last.people, ...next.people] }
      : null
  return null
}

function tellPage({ type, request, way, more, room, messages }: EventOf<'history'>): Told {
  return { type, request, way, more, ...pack(room, messages) }
}

function hearMessages(told: ToldOf<'said'>): Result<Event[], Misfit> {
  const unpacked = unpack(told)
  return unpacked.ok ? ok(unpacked.value.map((message) => ({ type: 'message', ...message }))) : unpacked
}

function hearPage(told: ToldOf<'history'>): Result<Event[], Misfit> {
  const unpacked = unpack(told)
  if (!unpacked.ok) return unpacked
  const { type, request, way, more, room } = told
  return ok([{ type, request, room, way, messages: unpacked.value, more }])
}

function rowOf({ id, name, presence }: Person): PersonRow {
  return presence === 'here' ? [id, name] : [id, name, presence]
}

function personOf([id, name, presence]: PersonRow): Person {
  return { id, name, presence: presence ?? 'here' }
}
