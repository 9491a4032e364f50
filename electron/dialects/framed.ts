import type { Event } from '../../shared/events.ts'
import type { Dialect, Heard } from './dialect.ts'

/** Our own language: length-prefixed frames, one JSON value each. Written down in PROTOCOL.md. */
export class FramedDialect implements Dialect {
  readonly name = 'framed'
  readonly heartbeat = true

  get partial(): boolean {
    return false
  }
  greet(): null {
    return null
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
