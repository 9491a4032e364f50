/** What each slash command does: a question to the hub, or an answer from what the host keeps for this client. */
import { codePoints } from '../../../shared/limits.ts'
import { directRoom, type ClientId, type MessageKind, type RoomId } from '../../../shared/model.ts'
import type { Heard } from '../dialect.ts'
import { asks, refuses, replies } from './heard.ts'
import type { PlainClient } from './plain-client.ts'
import { called, note, oneLine } from './words.ts'

/** Does it, with what was typed after the command. */
export type Act = (client: PlainClient, rest: string, newId: () => ClientId) => Heard

/** code points; the longest name the protocol carries. What a name may really be is the hub's to say. */
export const nameCarried = 256

/** Says `text` in a room. */
export function post(
  client: PlainClient,
  room: RoomId | null,
  kind: MessageKind,
  text: string,
  clientId: ClientId,
): Heard {
  if (room === null) return refuses('room-not-joined')
  client.unsettled.add(clientId)
  return asks({ type: 'post', room, clientId, kind, text })
}

/** `/list` */
export function list(client: PlainClient): Heard {
  return people('Here', client, () => true)
}

/** `/names` */
export function names(client: PlainClient): Heard {
  const { room } = client
  if (!room) return refuses('room-not-joined')
  return people(`In ${client.nameOfRoom(room.id)}`, client, (person) => room.members.has(person))
}

function people(title: string, client: PlainClient, wanted: (person: string) => boolean): Heard {
  return replies(() => {
    const found = client.here().filter(({ id }) => wanted(id))
    return note(`${title} (${found.length}): ${found.map(({ name, id }) => called(name, id)).join(', ')}`)
  })
}

/** `/rooms` */
export function rooms(client: PlainClient): Heard {
  return asks({ type: 'rooms', request: client.ask() })
}

/** `/join room`, with or without its `#` */
export function join(client: PlainClient, rest: string): Heard {
  const name = rest.trim().replace(/^#/, '')
  if (codePoints(name) > nameCarried) return refuses('name-long')
  return asks({ type: 'join', request: client.ask('join'), name, create: true })
}

/** `/leave` */
export function leave(client: PlainClient): Heard {
  if (client.current === null) return refuses('room-not-joined')
  return asks({ type: 'leave', request: client.ask('leave'), room: client.current })
}

/** `/pm name text` */
export function tellOne(client: PlainClient, rest: string, newId: () => ClientId): Heard {
  const [, name = '', text = ''] = /^(\S+)\s+(.*)$/su.exec(rest) ?? []
  const person = client.known.people.named(name.replace(/^@/, ''))
  return person ? post(client, directRoom(client.you, person.id), 'text', text, newId()) : refuses('person-unknown')
}

/** `/me text` */
export function action(client: PlainClient, rest: string, newId: () => ClientId): Heard {
  return post(client, client.current, 'action', rest, newId())
}

/** `/nick name` */
export function rename(client: PlainClient, rest: string): Heard {
  const name = rest.trim()
  if (codePoints(name) > nameCarried) return refuses('name-long')
  return asks({ type: 'rename', request: client.ask(), name })
}

/** `/topic`, to read it, or `/topic text` */
export function topic(client: PlainClient, rest: string): Heard {
  const { room } = client
  if (!room) return refuses('room-not-joined')
  if (rest.trim() !== '') return asks({ type: 'topic', request: client.ask(), room: room.id, topic: rest.trim() })
  const shown = client.nameOfRoom(room.id)
  return replies(() => note(room.topic === '' ? `${shown} has no topic.` : `Topic of ${shown}: ${oneLine(room.topic)}`))
}

/** `/ping` */
export function ping(client: PlainClient): Heard {
  return asks({ type: 'ping', token: client.ask() })
}

/** `/exit` */
export function exit(client: PlainClient): Heard {
  client.phase = 'gone'
  return asks({ type: 'bye' })
}
