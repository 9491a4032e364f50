/** How many connections are here that have not logged in yet. */
export class Strangers {
  private number = 0

  get count(): number {
    return this.number
  }

  /** So many more; fewer where it is negative. */
  change(by: number): void {
    this.number += by
  }
}
