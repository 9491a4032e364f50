/** ms until a wait is given up: a bound on failing tests, never a measure of speed. */
const patience = 60_000

interface Wait<T> {
  readonly matches: (item: T) => boolean
  readonly found: (item: T) => void
  readonly failed: (error: Error) => void
}

/**
 * Keeps what came, in order, and waits for what is to come.
 * 1. Each wait goes on after the item that the wait before it found: waits in a row are a promise of order.
 * 2. A wait MUST end: by its item, by the end of the stream, or by a bound that says what came instead.
 */
export class Ear<T> {
  readonly all: T[] = []
  private from = 0
  private wait: Wait<T> | null = null
  private ended = false

  take(item: T): void {
    this.all.push(item)
    this.look()
  }

  end(): void {
    this.ended = true
    this.look()
  }

  /** The next item that matches, now or later. `wanted` is what an error calls it. */
  next(wanted: string, matches: (item: T) => boolean): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.wait?.failed(new Error('in time')), patience)
      const settle = (act: () => void): void => {
        clearTimeout(timer)
        this.wait = null
        act()
      }
      this.wait = {
        matches,
        found: (item) => settle(() => resolve(item)),
        failed: ({ message }) => settle(() => reject(new Error(this.complaint(wanted, message)))),
      }
      this.look()
    })
  }

  private look(): void {
    if (!this.wait) return
    for (let at = this.from; at < this.all.length; at++) {
      const item = this.all[at] as T
      if (!this.wait.matches(item)) continue
      this.from = at + 1
      return this.wait.found(item)
    }
    if (this.ended) this.wait.failed(new Error('before the connection ended'))
  }

  private complaint(wanted: string, when: string): string {
    const heard = this.all.slice(this.from).map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
    return `${wanted} was not heard ${when}. Heard instead:\n${heard.join('\n').slice(-4_000) || 'nothing'}`
  }
}
