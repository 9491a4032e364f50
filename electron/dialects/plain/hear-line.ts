import type { ClientId } from '../../../shared/model.ts'
import type { Heard } from '../dialect.ts'
import { refuses, replies } from './heard.ts'
import type { PlainClient } from './plain-client.ts'
import * as verbs from './verbs.ts'
import { note } from './words.ts'

/** One slash command: how many words it must have after it, how they are named, what it is for, and what it does. */
interface Row {
  readonly needs: number
  readonly takes: string
  readonly about: string
  readonly act: verbs.Act
}

function row(needs: number, takes: string, about: string, act: verbs.Act): Row {
  return { needs, takes, about, act }
}

const table = new Map<string, Row>([
  ['list', row(0, '', 'who is here', verbs.list)],
  ['names', row(0, '', 'who is in this room', verbs.names)],
  ['rooms', row(0, '', 'the open rooms', verbs.rooms)],
  ['join', row(1, 'room', 'enter a room, or make it', verbs.join)],
  ['leave', row(0, '', 'leave this room', verbs.leave)],
  ['pm', row(2, 'name text', 'write to one person alone', verbs.tellOne)],
  ['me', row(1, 'text', 'say what you do', verbs.action)],
  ['nick', row(1, 'name', 'take another name', verbs.rename)],
  ['topic', row(0, '[text]', 'show or set the topic', verbs.topic)],
  ['ping', row(0, '', 'ask the host for an answer', verbs.ping)],
  ['help', row(0, '', 'this list', () => replies(help))],
  ['exit', row(0, '', 'leave the host', verbs.exit)],
])

const aliases = new Map([
  ['msg', 'pm'],
  ['quit', 'exit'],
  ['part', 'leave'],
  ['who', 'names'],
])

/** What one line of a client who is logged in asks for; null where it is empty. A lone slash begins a command. */
export function hearLine(client: PlainClient, line: string, newId: () => ClientId): Heard | null {
  if (line.trim() === '') return null
  if (line.startsWith('/') && !line.startsWith('//')) return hearCommand(client, line, newId)
  const text = line.startsWith('//') ? line.slice(1) : line
  return verbs.post(client, client.current, 'text', text, newId())
}

function hearCommand(client: PlainClient, line: string, newId: () => ClientId): Heard {
  const [, typed = '', rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(line) ?? []
  const word = typed.toLowerCase()
  const name = aliases.get(word) ?? word
  const found = table.get(name)
  if (!found) return refuses('command-unknown')
  const words = rest.split(/\s+/u).filter(Boolean).length
  return words < found.needs ? replies(() => note(`Use it so: ${usage(name, found)}`)) : found.act(client, rest, newId)
}

function usage(name: string, { takes }: Row): string {
  return takes === '' ? `/${name}` : `/${name} ${takes}`
}

function help(): string {
  const lines = [...table].map(([name, found]) => note(`${usage(name, found).padEnd(15)} ${found.about}`))
  return [...lines, note('Anything else is said in the room. // begins a line with a slash.')].join('')
}
