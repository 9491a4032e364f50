/** What arrives in a test waits here to be taken, in order. */
export class QueueOf<T> {
  private readonly items: T[] = []
  private readonly takers: ((item: T) => void)[] = []

  push(item: T): void {
    const taker = this.takers.shift()
    if (taker) taker(item)
    else this.items.push(item)
  }

  next(): Promise<T> {
    const item = this.items.shift()
    return item === undefined ? new Promise((resolve) => this.takers.push(resolve)) : Promise.resolve(item)
  }
}
