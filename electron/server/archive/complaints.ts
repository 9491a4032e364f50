import type { Log } from '../../disk/log.ts'

/** Says in the log what fails: once, until it works again or fails for another reason. Upkeep is tried every hour. */
export class Complaints {
  private readonly told = new Map<string, string>()

  constructor(private readonly log: Log) {}

  /** What came of it: the reason why it failed, or null. */
  hear(what: string, why: string | null): void {
    const before = this.told.get(what)
    if (why === null) this.told.delete(what)
    else this.told.set(what, why)
    if (why !== null && why !== before) this.log.warn(what, { why })
  }
}
