import { counterAt, mark, senderAt, textSize, type Hear, type Reader } from './tongue.ts'

const newline = 10

/** Finds texts at the end of lines. */
export class LineReader implements Reader {
  private rest: Buffer | null = null
  /** bytes of the last line with a text: the next one is most often as long. */
  private usual = textSize

  /** @param tail bytes of the line end. */
  constructor(
    private readonly hear: Hear,
    private readonly tail: number,
  ) {}

  read(chunk: Buffer): void {
    const all = this.rest ? Buffer.concat([this.rest, chunk]) : chunk
    let at = 0
    for (;;) {
      const end = this.lineEnd(all, at)
      if (end < 0) break
      const text = end + 1 - this.tail - textSize
      if (text >= at && all[text] === mark) {
        this.usual = end - at
        this.hear(senderAt(all, text), counterAt(all, text))
      }
      at = end + 1
    }
    this.rest = at < all.length ? all.subarray(at) : null
  }

  private lineEnd(all: Buffer, at: number): number {
    const likely = at + this.usual
    const text = likely + 1 - this.tail - textSize
    return all[likely] === newline && all[text] === mark ? likely : all.indexOf(newline, at)
  }
}
