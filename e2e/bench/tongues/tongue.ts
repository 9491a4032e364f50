import { newClientId } from '../../../shared/client-id.ts'

/** bytes of every text that is said. */
export const textSize = 100
/** What a text begins with, so that a reader knows one where it stands. */
export const mark = '~'.charCodeAt(0)

const zero = '0'.charCodeAt(0)
const filler = 'all that is said here is as long as a sentence that people write to each other every day, or so'

/** One of the texts: who says it, and the how manieth of theirs it is; both can be read at a fixed place. */
export function textOf(sender: number, counter: number): string {
  const head = `~${String(sender).padStart(2, '0')}${String(counter).padStart(7, '0')} `
  return (head + filler).padEnd(textSize, '.').slice(0, textSize)
}

const run = newClientId().slice(0, 6)

/** An id for a text, as long as those of real clients. */
export function idOf(sender: number, counter: number): string {
  return run + String(sender * 1e8 + counter).padStart(10, '0')
}

/** Whose text begins at this place. */
export function senderAt(bytes: Uint8Array, at: number): number {
  return (bytes[at + 1]! - zero) * 10 + bytes[at + 2]! - zero
}

/** The how manieth of its sender's texts begins at this place. */
export function counterAt(bytes: Uint8Array, at: number): number {
  let counter = 0
  for (let digit = at + 3; digit < at + 10; digit++) counter = counter * 10 + bytes[digit]! - zero
  return counter
}

/** What is said, and what is answered before the next may be said. */
export interface Step {
  readonly say: string | Uint8Array
  readonly until: string
}

/** Hears each text that came to one client, once and in order. */
export type Hear = (sender: number, counter: number) => void

/** Finds the texts in one client's bytes without understanding the rest: a generator must cost less than the server. */
export interface Reader {
  read(chunk: Buffer): void
}

/** How a client of one server talks. */
export interface Tongue {
  /** Whether an author hears what it said. */
  readonly echoes: boolean
  login(name: string): Step[]
  /** @param id differs with each text. */
  post(text: string, id: string): Uint8Array
  reader(hear: Hear): Reader
}

export type TongueName = 'framed' | 'plain' | 'irc' | 'bare'
