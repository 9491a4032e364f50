import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Chance } from '../../protocol/chance.ts'
import type { Crowd } from '../engine/crowd.ts'
import { FaultProxy } from '../proxy/fault-proxy.ts'
import { evidenceOf, judge, type Verdict } from './verdict.ts'
import { faults } from './faults.ts'
import { HostUnderTest } from './host.ts'
import type { Schedule } from './schedule.ts'
import type { Party, Scene } from './scene.ts'

/** ms that a run has in all: far more than it needs, and an end all the same. */
const patience = 180_000
/** No program that was not killed may end; what is said here is why a run gives up. */
class Broken extends Error {}

interface Wait {
  readonly isSo: () => boolean
  readonly go: () => void
}

/** One run: people talk, things break, and in the end everybody has everything. */
export class Run implements Scene {
  readonly chance: Chance
  readonly host: HostUnderTest
  parties: readonly Party[] = []
  private waits: Wait[] = []
  private readonly deadline = AbortSignal.timeout(patience)

  constructor(
    private readonly schedule: Schedule,
    folder: string,
    private readonly crowds: readonly Crowd[],
  ) {
    this.chance = new Chance(schedule.seed ^ 0x5eed)
    this.host = new HostUnderTest(join(folder, 'host'), () => this.look())
  }

  get total(): number {
    return this.schedule.total
  }

  get progress(): number {
    return Object.values(this.newest()).reduce((sum, seq) => sum + seq, 0)
  }

  /** Does all of it, and judges it. */
  async run(): Promise<Verdict> {
    let broken: string | null = null
    try {
      await this.begin()
      for (const [at, name] of this.schedule.faults.entries()) await this.fault(at, name)
      await this.until('everybody comes to rest', () => this.isSettled)
      await Promise.all(this.parties.map(({ crowd }) => crowd.end()))
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      broken = error.message
    } finally {
      await this.end(broken !== null)
    }
    return judge(evidenceOf(this.schedule, this.host.folder), broken, this.trouble)
  }

  async until(what: string, isSo: () => boolean): Promise<void> {
    if (this.trouble === null && isSo()) return
    await new Promise<void>((resolve, reject) => {
      const give = (): void => reject(new Broken(`${what}: not in time. ${this.standing}`))
      this.deadline.addEventListener('abort', give, { once: true })
      this.waits.push({ isSo, go: resolve })
      this.look()
    })
    if (this.trouble !== null) throw new Broken(what)
  }

  private async begin(): Promise<void> {
    mkdirSync(this.host.folder, { recursive: true })
    await this.host.start()
    this.parties = await Promise.all(this.schedule.parties.map((plans, at) => this.party(plans, at)))
  }

  private async party(plans: Party['plans'], at: number): Promise<Party> {
    const crowd = this.crowds[at]!
    const proxy = await FaultProxy.open(() => this.host.port, this.schedule.seed + at)
    for (const { folder } of plans) mkdirSync(folder, { recursive: true })
    crowd.changed = () => this.look()
    await crowd.begin({ type: 'begin', place: { port: proxy.port, keyHash: this.host.keyHash }, engines: plans })
    return { crowd, proxy, plans }
  }

  /** A fault comes when so much was said, so that there is always something under way. */
  private async fault(at: number, name: keyof typeof faults): Promise<void> {
    const enough = ((at + 0.5 + this.chance.below(50) / 100) / (this.schedule.faults.length + 1)) * this.total
    await this.until(`enough is said for ${name}`, () => this.progress >= enough || this.isSettled)
    await faults[name](this)
  }

  private async end(brokenOff: boolean): Promise<void> {
    if (brokenOff) await Promise.all(this.crowds.map((crowd) => crowd.kill()))
    await (this.chance.below(2) === 0 ? this.host.kill() : this.host.stop())
    await Promise.all(this.parties.map(({ proxy }) => proxy.close()))
  }

  private look(): void {
    const done = this.waits.filter(({ isSo }) => this.trouble !== null || isSo())
    this.waits = this.waits.filter((wait) => !done.includes(wait))
    for (const { go } of done) go()
  }

  private get trouble(): string | null {
    return (
      this.host.trouble ?? this.parties.map(({ crowd }) => crowd.trouble).find((trouble) => trouble !== null) ?? null
    )
  }

  /** Everybody has done what they were to do, nothing waits, and all agree on where each room ends. */
  private get isSettled(): boolean {
    const newest = this.newest()
    return this.parties.every(
      ({ crowd, plans }) =>
        crowd.engines.length === plans.length &&
        crowd.engines.every(
          (engine) => engine.settled && Object.entries(engine.newest).every(([room, seq]) => seq === newest[room]),
        ),
    )
  }

  /** The newest seq of each room that anybody was shown. */
  private newest(): Record<string, number> {
    const newest: Record<string, number> = {}
    for (const { crowd } of this.parties) {
      for (const engine of crowd.engines) {
        for (const [room, seq] of Object.entries(engine.newest)) newest[room] = Math.max(newest[room] ?? 0, seq)
      }
    }
    return newest
  }

  private get standing(): string {
    const engines = this.parties.flatMap(({ crowd }) => crowd.engines)
    const restless = engines.filter(({ settled }) => !settled).map(({ engine }) => engine)
    return `${this.progress} of ${this.total} said; not at rest: ${restless.join(', ') || 'nobody'}`
  }
}
