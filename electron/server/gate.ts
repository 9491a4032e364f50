/** Lets so many through at once. The others wait, and are let in in the order in which they came. */
export class Gate {
  private inside = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly most: number) {}

  /** Does it when its turn has come. */
  async pass<T>(act: () => T | Promise<T>): Promise<T> {
    if (this.inside < this.most) this.inside++
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await act()
    } finally {
      this.leave()
    }
  }

  /** Whoever is next takes the place that is left: nobody who comes now is before them. */
  private leave(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.inside--
  }
}
