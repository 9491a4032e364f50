import { limits } from '../../../shared/limits.ts'

/** One line without its end, or that it was too long: then nothing of it is kept. */
export type Line = { readonly type: 'line'; readonly bytes: Uint8Array } | { readonly type: 'long' }

const newline = 10
const carriageReturn = 13

/**
 * Bytes in, lines out, however the bytes were cut.
 * 1. MUST NOT keep more of an unfinished line than `most`, while its lines are asked for as they come.
 * 2. A line that is too long MUST be told once, and the rest of it dropped up to its end.
 */
export class LineReader {
  private bytes: Uint8Array = new Uint8Array(0)
  /** Where the next line begins in `bytes`. */
  private at = 0
  private dropping = false

  /** @param most bytes of one line without its end; raised after login. */
  constructor(public most: number = limits.frameBeforeLogin) {}

  /** Bytes that came and were not answered as lines yet. */
  get size(): number {
    return this.bytes.length - this.at
  }

  /** Whether a line has begun and is not finished. */
  get partial(): boolean {
    return this.dropping || this.size > 0
  }

  push(bytes: Uint8Array): void {
    this.bytes = joined(this.bytes.subarray(this.at), bytes)
    this.at = 0
  }

  /** The next line that is finished, or is too long already; null where neither has come. */
  next(): Line | null {
    const end = this.bytes.indexOf(newline, this.at)
    if (end >= 0) return this.take(end) ?? this.next()
    // one more for a CR whose LF is still to come
    const long = !this.dropping && this.size > this.most + 1
    this.dropping ||= long
    // a copy, so that a small rest never keeps a large chunk alive
    this.bytes = this.dropping ? new Uint8Array(0) : this.bytes.slice(this.at)
    this.at = 0
    return long ? { type: 'long' } : null
  }

  /** Ends the unfinished line, if there is one, where it stands. */
  breakOff(): void {
    if (this.dropping || (this.size > 0 && this.bytes.at(-1) !== newline)) this.push(Uint8Array.of(newline))
  }

  /** Null where it is the rest of a line that was told to be too long. */
  private take(end: number): Line | null {
    const line = this.bytes.subarray(this.at, this.bytes[end - 1] === carriageReturn ? end - 1 : end)
    this.at = end + 1
    const dropped = this.dropping
    this.dropping = false
    if (dropped) return null
    return line.length > this.most ? { type: 'long' } : { type: 'line', bytes: line }
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
