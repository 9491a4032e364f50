import { newClientId } from '../../../shared/client-id.ts'
import type { EventOf } from '../../../shared/events.ts'
import type { Pipe } from './pipe.ts'
import { Visitor } from './visitor.ts'

/** What a request may be answered by. */
export type Answer = EventOf<'done' | 'rooms' | 'history' | 'refused'>

/** A framed connection that is logged in. */
export class Person extends Visitor {
  id = ''
  /** The room that every host has. */
  lobby = ''
  private requests = 0
  private tokens = 0

  private constructor(
    pipe: Pipe,
    readonly name: string,
  ) {
    super(pipe)
  }

  /** Logs in over the pipe; the whole login has been heard when it answers. */
  static async arrive(pipe: Pipe, name: string): Promise<Person> {
    const person = new Person(pipe, name)
    person.greets(name)
    person.id = (await person.hears({ type: 'welcome' })).you
    person.lobby = (await person.hears({ type: 'entered', kind: 'open' })).room
    await person.hears({ type: 'ready' })
    return person
  }

  /** Says it, and does not wait. Answers the message's id. */
  says(text: string, room = this.lobby, clientId: string = newClientId()): string {
    this.writes({ type: 'post', room, clientId, kind: 'text', text })
    return clientId
  }

  /** Says it, and hears the echo that acknowledges it. */
  posts(text: string, room = this.lobby): Promise<EventOf<'message'>> {
    return this.hears({ type: 'message', clientId: this.says(text, room) })
  }

  /** The room of the two alone. */
  roomWith(other: Person): string {
    return `direct:${[this.id, other.id].sort().join('+')}`
  }

  /** Sends a request under a number of its own, and hears what answers it. */
  async asks(type: string, fields: Record<string, unknown> = {}): Promise<Answer> {
    const request = ++this.requests
    this.writes({ type, request, ...fields })
    return this.hearsOneOf(['done', 'rooms', 'history', 'refused'] as const, { request })
  }

  /** Asks for what was said in a room after a seq, page by page, until there is no more. */
  async looksBack(room = this.lobby, after = 0): Promise<EventOf<'history'>['messages']> {
    const request = ++this.requests
    this.writes({ type: 'history', request, room, way: 'after', seq: after })
    const { messages, more } = await this.hears({ type: 'history', request })
    return more ? [...messages, ...(await this.looksBack(room, messages.at(-1)?.seq ?? after))] : messages
  }

  /** Enters a room, or makes it, and answers its id. */
  async joins(name: string, create = true): Promise<string> {
    const answer = await this.asks('join', { name, create })
    if (answer.type !== 'done' || answer.room === undefined) throw new Error(`No way into ${name}: ${answer.type}`)
    return answer.room
  }

  /** Waits until all that the host told before now has been heard. */
  async catchesUp(): Promise<void> {
    const token = ++this.tokens
    this.writes({ type: 'ping', token })
    await this.hears({ type: 'pong', token })
  }
}
