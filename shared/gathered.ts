/**
 * Bytes that come in pieces, in one buffer that doubles as it fills: however they are cut, each is copied a few times at
 * most, and never once for each piece.
 */
export class Gathered {
  private buffer = new Uint8Array(0)
  /** How many have come. */
  size = 0

  /** A view of all of them. What it showed stays as it was, whatever comes or goes later. */
  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.size)
  }

  add(bytes: Uint8Array): void {
    const size = this.size + bytes.length
    if (size > this.buffer.length) this.grow(Math.max(size, 2 * this.buffer.length))
    this.buffer.set(bytes, this.size)
    this.size = size
  }

  /** Lets go of the first `count`: the rest goes to a buffer of its own. */
  drop(count: number): void {
    if (count === 0) return
    this.buffer = this.buffer.slice(count, this.size)
    this.size = this.buffer.length
  }

  private grow(capacity: number): void {
    const larger = new Uint8Array(capacity)
    larger.set(this.bytes)
    this.buffer = larger
  }
}
