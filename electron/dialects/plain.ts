import { protocolName, revision } from '../../shared/commands.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import { decodeUtf8, encodeUtf8 } from '../../shared/json.ts'
import { codePoints, limits } from '../../shared/limits.ts'
import { directPeople, type Time } from '../../shared/model.ts'
import { hostName } from '../../shared/names.ts'
import type { Dialect, DialectSurroundings, Heard, Said } from './dialect.ts'
import { hearLine } from './plain/hear-line.ts'
import { asks, refuses, replies } from './plain/heard.ts'
import { LineReader, type Line } from './plain/line-reader.ts'
import { PlainClient } from './plain/plain-client.ts'
import { withoutTelnet } from './plain/telnet.ts'
import { nameQuestion, tell } from './plain/tell.ts'
import { nameCarried } from './plain/verbs.ts'
import { clockFace, speak, speakAll, type Place } from './plain/words.ts'

/** Lines of text, for netcat, telnet and the lesson's client. Written down in PROTOCOL.md. */
export class PlainDialect implements Dialect {
  readonly name = 'plain'
  readonly heartbeat = false
  readonly catchesUp = false
  private readonly lines = new LineReader()
  private readonly client = new PlainClient()

  private readonly showTime: (time: Time) => string

  constructor(private readonly surroundings: DialectSurroundings) {
    this.showTime = surroundings.showTime ?? clockFace
  }

  get partial(): boolean {
    return this.lines.partial
  }

  get holds(): boolean {
    return this.client.waits && this.lines.size > 0
  }

  get isFull(): boolean {
    return this.client.waits && this.lines.size > limits.frame
  }

  greet(): Uint8Array {
    const host = hostName(this.surroundings.host ?? '') ?? 'Hearth'
    return encodeUtf8(`Welcome to ${host}. ${nameQuestion}`)
  }

  hear(bytes: Uint8Array): Heard[] {
    this.lines.push(bytes)
    return this.held()
  }

  held(): Heard[] {
    while (!this.client.waits) {
      const line = this.lines.next()
      if (!line) break
      const heard = this.hearLine(line)
      if (heard) return [heard]
    }
    return []
  }

  silence(): Heard[] {
    this.lines.breakOff()
    return this.held()
  }

  finish(): Heard[] {
    return this.silence()
  }

  say(event: Event): Uint8Array | null {
    if (event.type === 'message') return this.sayMessage(event)
    const told = tell(this.client, event)
    this.client.known.learn(event)
    return told === '' ? null : encodeUtf8(told)
  }

  sayEach(events: readonly Event[]): Uint8Array | null {
    const lines = events.flatMap((event) => this.say(event) ?? [])
    return lines.length === 0 ? null : Buffer.concat(lines)
  }

  sayAll(said: Said): Uint8Array | null {
    const [first] = said.messages
    if (first && !said.authors.has(this.client.you)) return speakAll(said, this.placeOf(first), this.showTime)
    return this.sayEach(said.messages)
  }

  admit(): void {
    this.lines.most = limits.line
  }

  private hearLine(line: Line): Heard | null {
    if (this.client.phase === 'gone') return null
    if (line.type === 'long') return refuses('line-long')
    // telnet writes CR NUL for CR (RFC 854), and no text may hold a NUL
    const text = decodeUtf8(withoutTelnet(line.bytes))?.replace(/[\r\0]/g, '')
    if (text === undefined) return refuses('not-utf8')
    if (this.client.phase === 'naming') return this.hearName(text.trim())
    if (codePoints(text) > limits.messageCodePoints) return refuses('line-long')
    return hearLine(this.client, text, this.surroundings.newId)
  }

  private hearName(name: string): Heard {
    if (name === '') return replies(() => nameQuestion)
    if (codePoints(name) > nameCarried) return refuses('name-long')
    this.client.phase = 'waiting'
    return asks({ type: 'hello', protocol: protocolName, revision, name, agent: 'plain', capabilities: [] })
  }

  /** The author of a line sees it already, on the terminal it was typed at. */
  private sayMessage(event: EventOf<'message'>): Uint8Array | null {
    if (event.author === this.client.you && this.client.unsettled.delete(event.clientId)) return null
    return speak(event, this.placeOf(event), this.showTime)
  }

  private placeOf({ room }: EventOf<'message'>): Place {
    if (directPeople(room)) return '(private) '
    return room === this.client.current ? '' : `${this.client.nameOfRoom(room)} `
  }
}
