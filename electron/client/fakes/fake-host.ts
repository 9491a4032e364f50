/** For tests: a host that keeps the promises a client counts on, and breaks them where a test says so. */
import { parseCommand, revision, type Command, type CommandOf, type CommandType } from '../../../shared/commands.ts'
import type { Event } from '../../../shared/events.ts'
import { encodeFrame, FrameReader } from '../../../shared/frame.ts'
import { decodeJson, encodeJson } from '../../../shared/json.ts'
import type { Message } from '../../../shared/model.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import type { Link } from '../../wire/link.ts'
import { tell } from '../../../shared/told.ts'

export const you = 'key-you'
export const sara = 'key-sara'
export const lobby = 'room-lobby'

/** Everything that is under way between fakes has arrived: they need no time, only turns. */
export function flush(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** The frame of an event, well-formed or not. */
export function frameOf(event: unknown): Uint8Array {
  return encodeFrame(encodeJson(speaks(event) ? tell(event) : event))
}

/** Whether it is as host and client speak of it, and not yet as it crosses the wire. */
function speaks(event: unknown): event is Event {
  const { type, authors, people } = { ...(event as Record<string, unknown> | null) }
  if (type === 'people') return Array.isArray(people) && !people.some(Array.isArray)
  if (type === 'came' || type === 'joined') return people === undefined
  return (type === 'message' || type === 'history') && authors === undefined
}

export class FakeHost {
  name = 'Place'
  history = 'h1'
  revision = revision
  /** Says it instead of a welcome. */
  refuses: Event | null = null
  /** Hears, and never answers a hello. */
  mute = false
  /** Answers each post: by its echo, or as the test says. */
  answer: (post: CommandOf<'post'>) => Event | null = (post) => this.receive(post)
  /** Answers each question for a page: with what was said, or as the test says. */
  answerPage = (ask: CommandOf<'history'>): Event => this.page(ask)
  /** How far the host knows the client to have read. */
  read = 0
  pageSize = 200
  readonly said: Message[] = []
  readonly heard: Command[] = []
  readonly links: Link[] = []

  /** One more client. */
  accept(link: Link): void {
    const frames = new FrameReader()
    this.links.push(link)
    link.listen({
      bytes: (chunk) => {
        const bodies = frames.read(chunk)
        if (!bodies.ok) throw new Error(bodies.error)
        for (const body of bodies.value) this.hear(link, body)
      },
      closed: () => this.links.splice(this.links.indexOf(link), 1),
    })
  }

  /** Tells every client. */
  tell(...events: unknown[]): void {
    for (const link of this.links) for (const event of events) link.send(frameOf(event))
  }

  /** Ends every connection without a word. */
  cut(why: RefusalCode = 'lost'): void {
    for (const link of [...this.links]) link.destroy(why)
  }

  /** What it heard of one kind. */
  all<T extends CommandType>(type: T): CommandOf<T>[] {
    return this.heard.filter((command) => command.type === type) as CommandOf<T>[]
  }

  /** Keeps a post and answers its echo; the same client id is kept once. */
  receive({ room, clientId, kind, text }: CommandOf<'post'>, author = you): Event {
    const known = this.said.find((message) => message.clientId === clientId)
    if (known) return { type: 'message', ...known }
    const seq = this.said.length + 1
    const message: Message = { room, seq, clientId, author, name: 'x', kind, text, time: seq }
    this.said.push(message)
    return { type: 'message', ...message }
  }

  private hear(link: Link, body: Uint8Array): void {
    const json = decodeJson(body)
    const command = parseCommand(json.ok ? json.value : null)
    if (!command.ok) throw new Error(command.error)
    this.heard.push(command.value)
    for (const event of this.answers(command.value)) link.send(frameOf(event))
    if (command.value.type === 'bye') link.end()
  }

  private answers(command: Command): readonly Event[] {
    if (command.type === 'hello') return this.mute ? [] : this.refuses ? [this.refuses] : this.login()
    if (command.type === 'history') return [this.answerPage(command)]
    if (command.type === 'ping') return [{ type: 'pong', token: command.token }]
    const answer = command.type === 'post' ? this.answer(command) : null
    return answer ? [answer] : []
  }

  /** A page of what was said. */
  page({ request, room, way, seq }: CommandOf<'history'>): Event {
    const there = this.said.filter((one) => one.room === room && (way === 'after' ? one.seq > seq : one.seq < seq))
    const messages = way === 'after' ? there.slice(0, this.pageSize) : there.slice(-this.pageSize)
    return { type: 'history', request, room, way, messages, more: messages.length < there.length }
  }

  login(): readonly Event[] {
    const people = [you, sara].map((id) => ({ id, name: id.slice(4), presence: 'here' as const }))
    const { revision, name: host, history } = this
    const room = { room: lobby, kind: 'open', name: 'lobby', topic: '' } as const
    return [
      { type: 'welcome', revision, host, history, you, capabilities: [] },
      { type: 'people', people },
      { type: 'entered', ...room, members: [you, sara], since: 0, newest: this.said.length, read: this.read },
      { type: 'ready' },
    ]
  }
}
