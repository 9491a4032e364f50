import type { Event, EventType, EventOf } from '../../../shared/events.ts'
import type { PlainClient } from './plain-client.ts'
import { because, called, complaint, farewell, note, oneLine, roomCalled } from './words.ts'

type Tellers = { [T in EventType]?: (client: PlainClient, event: EventOf<T>) => string }

/** What a plain client is asked first, and again when its name will not do. */
export const nameQuestion = 'What is your name?\n'

const tellers: Tellers = {
  ready(client) {
    client.phase = 'talking'
    client.current ??= client.firstRoom()
    return note(`You are ${client.nameOf(client.you)}. Type /help for the commands.`) + whereabouts(client)
  },
  exited(client, { room }) {
    const left = client.nameOfRoom(room)
    if (client.current !== room) return note(`You are in ${left} no longer.`)
    client.current = client.firstRoom(room)
    return note(`You are in ${left} no longer.`) + whereabouts(client)
  },
  came(client, { person }) {
    // who is in no room of theirs yet is told when they join one
    return client.isMember(person.id) ? note(`${called(person.name, person.id)} is here.`) : ''
  },
  gone(client, { person, why }) {
    return client.isMember(person) ? note(`${client.nameOf(person)} left${because(why)}`) : ''
  },
  joined(client, { room, person }) {
    return note(`${client.nameOf(person)} joined ${client.nameOfRoom(room)}.`)
  },
  left(client, { room, person, why }) {
    // whoever is gone was told to be
    return client.isHere(person) ? note(`${client.nameOf(person)} left ${client.nameOfRoom(room)}${because(why)}`) : ''
  },
  renamed(client, { person, was, name }) {
    const now = called(name, person)
    return note(person === client.you ? `You are now ${now}.` : `${called(was, person)} is now ${now}.`)
  },
  topic(client, { room, topic, by }) {
    const words = topic === '' ? 'cleared the topic' : 'set the topic'
    const where = `${words} of ${client.nameOfRoom(room)}`
    return note(`${client.nameOf(by)} ${where}${topic === '' ? '.' : `: ${oneLine(topic)}`}`)
  },
  done(client, { request, room }) {
    if (client.answered(request) !== 'join' || room === undefined) return ''
    client.current = room
    return whereabouts(client)
  },
  rooms(_client, { rooms, more }) {
    const lines = rooms.map(({ name, members, topic }) =>
      note(`${roomCalled(name)} (${members}) ${oneLine(topic)}`.trim()),
    )
    return lines.length === 0 && !more ? note('There are no open rooms.') : lines.join('')
  },
  refused(client, { code, request, clientId }) {
    if (clientId !== undefined) client.unsettled.delete(clientId)
    client.answered(request)
    if (client.phase === 'talking' || client.phase === 'gone') return complaint(code)
    client.phase = 'naming'
    return complaint(code) + nameQuestion
  },
  pong() {
    return note('pong')
  },
  bye(client, { code }) {
    client.phase = 'gone'
    return farewell(code)
  },
}

/** The lines that tell an event to a plain client as it stands before the event; empty where there is nothing to say. */
export function tell(client: PlainClient, event: Event): string {
  const teller = tellers[event.type] as ((client: PlainClient, event: Event) => string) | undefined
  return teller?.(client, event) ?? ''
}

function whereabouts(client: PlainClient): string {
  const { room } = client
  if (!room) return note('You are in no room. Type /join and its name.')
  const others = [...room.members].filter((member) => member !== client.you && client.isHere(member)).length
  const company = others === 0 ? 'alone' : `with ${others} other${others === 1 ? '' : 's'}`
  const topic = room.topic === '' ? '' : ` Topic: ${oneLine(room.topic)}`
  return note(`You are in ${client.nameOfRoom(room.id)} ${company}.${topic}`)
}
