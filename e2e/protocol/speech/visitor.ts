import { revision } from '../../../shared/commands.ts'
import type { Event, EventOf, EventType } from '../../../shared/events.ts'
import { Ear } from './ear.ts'
import { frameOf, Unframer } from './frames.ts'
import type { Pipe } from './pipe.ts'
import { resembles } from './resembles.ts'
import { unpacked } from './unpacked.ts'

type Some<T> = T extends object ? { readonly [K in keyof T]?: Some<T[K]> } : T

/** Some fields of an event, its kind among them. */
export type Pattern<T extends EventType> = { readonly type: T } & Some<EventOf<T>>

/** One framed connection: whatever is written goes out, right or wrong, and what the host tells is kept. */
export class Visitor {
  /** The host ended the connection, or it broke. */
  readonly dismissed: Promise<void>
  private readonly ear = new Ear<Event>()
  private readonly unframer = new Unframer()

  constructor(protected readonly pipe: Pipe) {
    this.dismissed = new Promise((resolve) => {
      pipe.listen({
        bytes: (chunk) =>
          this.unframer
            .read(chunk)
            .flatMap(unpacked)
            .forEach((event) => this.ear.take(event)),
        closed: () => {
          this.ear.end()
          resolve()
        },
      })
    })
  }

  /** Sends these very bytes. */
  sends(bytes: Uint8Array): void {
    this.pipe.send(bytes)
  }

  /** Sends any JSON value in a frame. */
  writes(value: unknown): void {
    this.pipe.send(frameOf(value))
  }

  /** Sends a hello that is right but for these fields. */
  greets(name: string, instead: Record<string, unknown> = {}): void {
    this.writes({ type: 'hello', protocol: 'hearth', revision, name, capabilities: [], ...instead })
  }

  /** The next event that is like this one, now or later. Waits in a row go forward, never back. */
  async hears<T extends EventType>(pattern: Pattern<T>): Promise<EventOf<T>> {
    const event = await this.ear.next(JSON.stringify(pattern), (told) => resembles(told, pattern))
    return event as EventOf<T>
  }

  /** The next event of any of these kinds with these fields. */
  async hearsOneOf<T extends EventType>(types: readonly T[], fields: Record<string, unknown>): Promise<EventOf<T>> {
    const wanted = `${types.join(' or ')} with ${JSON.stringify(fields)}`
    const event = await this.ear.next(wanted, (told) => types.includes(told.type as T) && resembles(told, fields))
    return event as EventOf<T>
  }

  /** What was heard so far and is like this. For what must not be heard, catch up first. */
  heard<T extends EventType>(pattern: Pattern<T>): EventOf<T>[] {
    return this.ear.all.filter((told) => resembles(told, pattern)) as EventOf<T>[]
  }

  /** The kinds of all that was heard, in order. */
  get kinds(): EventType[] {
    return this.ear.all.map(({ type }) => type)
  }

  /** Leaves in good order, without a word. */
  hangsUp(): void {
    this.pipe.end()
  }

  /** Is lost, as by a pulled cable. */
  vanishes(): void {
    this.pipe.cut()
  }

  /** Reads no more. */
  stallsReading(): void {
    this.pipe.stall()
  }

  /** Reads again. */
  readsAgain(): void {
    this.pipe.resume()
  }
}
