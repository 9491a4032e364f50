import { Gathered } from '../../../shared/gathered.ts'
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
  private readonly gathered = new Gathered()
  /** Where the next line begins in what is gathered. */
  private at = 0
  /** How far it was looked through for an end. */
  private seen = 0
  private dropping = false

  /** @param most bytes of one line without its end; raised after login. */
  constructor(public most: number = limits.frameBeforeLogin) {}

  /** Bytes that came and were not answered as lines yet. */
  get size(): number {
    return this.gathered.size - this.at
  }

  /** Whether a line has begun and is not finished. */
  get partial(): boolean {
    return this.dropping || (this.size > 0 && this.gathered.bytes.at(-1) !== newline)
  }

  push(bytes: Uint8Array): void {
    this.forget(this.at)
    this.gathered.add(bytes)
  }

  /** The next line that is finished, or is too long already; null where neither has come. */
  next(): Line | null {
    const end = this.gathered.bytes.indexOf(newline, this.seen)
    if (end >= 0) return this.take(end) ?? this.next()
    // one more for a CR whose LF is still to come
    const long = !this.dropping && this.size > this.most + 1
    this.dropping ||= long
    this.seen = this.gathered.size
    this.forget(this.dropping ? this.seen : this.at)
    return long ? { type: 'long' } : null
  }

  /** Ends the unfinished line, if there is one, where it stands. */
  breakOff(): void {
    if (this.partial) this.push(Uint8Array.of(newline))
  }

  /** Null where it is the rest of a line that was told to be too long. */
  private take(end: number): Line | null {
    const bytes = this.gathered.bytes
    const line = bytes.subarray(this.at, bytes[end - 1] === carriageReturn ? end - 1 : end)
    this.at = this.seen = end + 1
    const dropped = this.dropping
    this.dropping = false
    if (dropped) return null
    return line.length > this.most ? { type: 'long' } : { type: 'line', bytes: line }
  }

  /** Lets go of what was told, and of what is dropped. */
  private forget(count: number): void {
    this.gathered.drop(count)
    this.at = 0
    this.seen -= count
  }
}
