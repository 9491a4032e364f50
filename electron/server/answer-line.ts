import { limits } from '../../shared/limits.ts'

/** Whom long answers are told to. */
export interface LineReader {
  readonly isOver: boolean
  /** Resolves when most of what waits has been read, or nothing more will be. */
  drained(): Promise<void>
}

/**
 * The long answers to one connection, one after another: whoever asks for much at once makes themselves wait, and not
 * the others.
 * 1. Each MUST be made in the order of asking, and only when most of what was told before has been read.
 * 2. Whoever is over MUST be made none any more.
 */
export class AnswerLine {
  private waiting = 0
  private last: Promise<void> = Promise.resolve()

  constructor(private readonly reader: LineReader) {}

  /** Whether so many wait that nothing more should be asked for. */
  get isFull(): boolean {
    return this.waiting >= limits.answersWaiting
  }

  /** Resolves when the next part of an answer may be told. */
  drained(): Promise<void> {
    return this.reader.drained()
  }

  /** Makes an answer when its turn has come; null where nobody waits for it any more. */
  add<T>(make: () => T | Promise<T>): Promise<T | null> {
    this.waiting++
    const over = (): void => void this.waiting--
    const answer = this.last.then(() => this.make(make))
    // an answer that breaks is told by whoever asked, and the next is made all the same
    this.last = answer.then(over, over)
    return answer
  }

  private async make<T>(make: () => T | Promise<T>): Promise<T | null> {
    await this.reader.drained()
    return this.reader.isOver ? null : make()
  }
}
