import { expect } from 'vitest'
import { parseCommand, revision, type Command } from '../../../shared/commands.ts'
import type { Event, EventOf } from '../../../shared/events.ts'
import { encodeUtf8 } from '../../../shared/json.ts'
import type { Person, PersonId, Presence } from '../../../shared/model.ts'
import type { Heard } from '../dialect.ts'
import { PlainDialect } from '../plain.ts'

export const you = 'guest-1'
export const ali = 'key-ali'
export const bob = 'guest-2'
export const lobby = 'room-lobby'
export const garden = 'room-garden'
export const time = 1_795_000_000_000
/** Where an `entered` of a room in which nothing was said begins. */
export const unsaid = { since: 0, newest: 0, read: 0 }

/** Somebody who is here, but for `presence`. */
export function person(id: PersonId, name: string, presence: Presence = 'here'): Person {
  return { id, name, presence }
}

/** A message that Ali said in the lobby, but for `more`. */
export function said(text: string, more: Partial<EventOf<'message'>> = {}): EventOf<'message'> {
  const common = { room: lobby, seq: 1, clientId: 'other-id-1', author: ali, name: 'Ali', kind: 'text', time } as const
  return { type: 'message', ...common, text, ...more }
}

/** A plain dialect in a test: what it hears and says, as text. */
export class PlainTalk {
  ids = 0
  readonly dialect = new PlainDialect({
    now: () => time,
    newId: () => `client-id-${++this.ids}`,
    host: 'Ali’s place',
    showTime: () => '12:34',
  })

  /** What is heard of some bytes, to the last line: commands, codes of refusals, and the text of replies. */
  hear(text: string | Uint8Array): unknown[] {
    return this.read(this.dialect.hear(typeof text === 'string' ? encodeUtf8(text) : text))
  }

  held(): unknown[] {
    return this.read(this.dialect.held())
  }

  silence(): unknown[] {
    return this.read(this.dialect.silence())
  }

  finish(): unknown[] {
    return this.read(this.dialect.finish())
  }

  /** What is said of events. */
  say(...events: Event[]): string {
    return events.map((event) => Buffer.from(this.dialect.say(event) ?? []).toString()).join('')
  }

  /** Omid comes in; answers what he is told. */
  login(): string {
    this.hear('Omid\n')
    return this.welcome()
  }

  /** The host's answer to the hello. */
  welcome(): string {
    const people = [person(ali, 'Ali'), person(you, 'Omid'), person(bob, 'bob'), person('key-zoe', 'Zoe', 'offline')]
    const told = this.say(
      { type: 'welcome', revision, host: 'Ali’s place', history: 'h', you, capabilities: [] },
      { type: 'people', people },
      { type: 'entered', room: lobby, kind: 'open', name: 'lobby', topic: 'Tea', members: [ali, you], ...unsaid },
      { type: 'ready' },
    )
    this.dialect.admit()
    return told
  }

  /** The host's answer to a `/join`. */
  answerJoin(request: number): string {
    return this.say(
      { type: 'entered', room: garden, kind: 'open', name: 'garden', topic: '', members: [you], ...unsaid },
      { type: 'done', request, room: garden },
    )
  }

  /** The post that was heard last, as it should be. */
  post(text: string, more: Partial<Extract<Command, { type: 'post' }>> = {}): unknown {
    return { type: 'post', room: lobby, clientId: `client-id-${this.ids}`, kind: 'text', text, ...more }
  }

  private read(first: Heard[]): unknown[] {
    const read: unknown[] = []
    for (let heard = first; heard.length > 0; heard = this.dialect.held()) read.push(...heard.map(readable))
    return read
  }
}

function readable(one: Heard): unknown {
  if (one.type === 'reply') return Buffer.from(one.bytes()).toString()
  if (one.type === 'refusal') return one.fatal ? `fatal ${one.code}` : one.code
  expect(parseCommand(one.command).ok).toBe(true)
  return one.command
}
