import type { Event } from '../../shared/events.ts'
import type { Dialect, DialectSurroundings, Heard } from './dialect.ts'

/** Lines of text, for netcat, telnet and the lesson's client. */
export class PlainDialect implements Dialect {
  readonly name = 'plain'
  readonly heartbeat = false

  constructor(protected readonly surroundings: DialectSurroundings) {}

  get partial(): boolean {
    return false
  }
  greet(): Uint8Array {
    return new Uint8Array()
  }
  hear(_bytes: Uint8Array): Heard[] {
    return []
  }
  silence(): Heard[] {
    return []
  }
  finish(): Heard[] {
    return []
  }
  held(): Heard[] {
    return []
  }
  say(_event: Event): Uint8Array | null {
    return null
  }
  admit(): void {}
}
