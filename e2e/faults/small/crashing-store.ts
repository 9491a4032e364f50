import { MemoryStore } from '../../../electron/server/memory-store.ts'
import type { Appended, Change, Draft, Stored } from '../../../electron/server/store.ts'
import type { Said } from '../check/evidence.ts'

/** For tests: a disk in memory. What is committed outlives a crash of its host; what waits for a commit does not. */
export class CrashingStore extends MemoryStore {
  private waiting: (() => void)[] = []
  private readonly seen = new Map<string, Said>()

  override append(draft: Draft): Stored<Appended> {
    return this.committed(() => this.write(draft))
  }

  override keep(change: Change): Stored<null> {
    return this.committed(() => super.keep(change))
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0
  }

  /** Lets what waits be committed, in order: the first few, or all of it. */
  commit(most = Infinity): void {
    for (const go of this.waiting.splice(0, Math.min(most, this.waiting.length))) go()
  }

  /** The host dies: what waits is never done, and what was kept is what the next host begins with. */
  async crash(): Promise<void> {
    this.waiting = []
    await this.close()
  }

  /** Every message as the disk holds it. */
  get rows(): readonly Said[] {
    return [...this.seen.values()]
  }

  /** Puts a message into its room. */
  protected async write(draft: Draft): Stored<Appended> {
    const appended = await super.append(draft)
    if (appended.ok && appended.value.type === 'kept') this.record(appended.value.message)
    return appended
  }

  /** The disk holds this row from now on. */
  protected record({ room, seq, author, clientId, text }: Said): void {
    this.seen.set(`${room} ${seq} ${author} ${clientId} ${this.seen.size}`, { room, seq, author, clientId, text })
  }

  /** Does it at the next commit, and answers then. */
  protected committed<T>(act: () => Stored<T>): Stored<T> {
    return new Promise((resolve) => this.waiting.push(() => resolve(act())))
  }
}
