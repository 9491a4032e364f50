import type { Link } from '../../../electron/wire/link.ts'
import { FakeClock } from '../../../shared/fake-clock.ts'
import { check } from '../check/check.ts'
import type { Breach, Evidence } from '../check/evidence.ts'
import { CrashingStore } from './crashing-store.ts'
import { SmallHost } from './small-host.ts'
import { SmallPerson, type Fittings } from './small-person.ts'

/** ms; longer than any wait of an engine's reconnecting. */
const tick = 600
const mostTicks = 200
/** Ticks in which nothing happens: an answer may still have been on its way in the first. */
const enough = 3

/** A host and its people in one process, with a clock and a disk that are turned by hand. */
export class SmallPlace {
  readonly clock = new FakeClock()
  readonly host: SmallHost
  readonly people: SmallPerson[] = []

  /** @param wire stands between each person and the host. */
  constructor(
    store = new CrashingStore(),
    private readonly wire: (link: Link) => Link = (link) => link,
  ) {
    this.host = new SmallHost(this.clock, store)
  }

  /** One more person, whose app runs from now on. */
  person(name: string, fittings?: Fittings): SmallPerson {
    const person = new SmallPerson(name, this.clock, (keyHash) => this.accept(keyHash), fittings)
    this.people.push(person)
    person.start()
    return person
  }

  private accept(keyHash: string): Link | null {
    const link = this.host.accept(keyHash)
    return link && this.wire(link)
  }

  /** Lets everything that is under way come to rest, but what waits for the clock or the disk. */
  async turn(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
  }

  /** Everything works again, and everybody comes to rest. Answers whether they did. `arrive` brings what is on its way. */
  async settles(arrive: () => Promise<unknown> = () => Promise.resolve()): Promise<boolean> {
    this.host.begin()
    for (const person of this.people) person.start()
    let calm = 0
    for (let at = 0; at < mostTicks && calm < enough; at++) {
      this.host.store.commit()
      await arrive()
      await this.turn()
      calm = !this.host.store.isWaiting && this.people.every(({ isSettled }) => isSettled) ? calm + 1 : 0
      this.clock.advance(tick)
      await this.turn()
    }
    return calm >= enough
  }

  /** What the run left behind; everybody's screen at this moment with it. */
  evidence(): Evidence {
    for (const person of this.people) person.end()
    return { engines: this.people.map(({ history }) => history), rooms: this.host.rooms }
  }

  /** Lets everything come to rest, and answers which promises were broken. */
  async judged(arrive?: () => Promise<unknown>): Promise<readonly Breach[]> {
    const rests = await this.settles(arrive)
    const restless: Breach[] = rests ? [] : [{ rule: 'agrees', what: 'it does not come to rest' }]
    return [...restless, ...check(this.evidence())]
  }
}
