import { FakeClock } from '../../../shared/fake-clock.ts'
import { check } from '../check/check.ts'
import type { Breach, Evidence } from '../check/evidence.ts'
import { CrashingStore } from './crashing-store.ts'
import { SmallHost } from './small-host.ts'
import { SmallPerson, type Fittings } from './small-person.ts'

/** ms; longer than any wait of an engine's reconnecting. */
const tick = 600
const mostTicks = 200

/** A host and its people in one process, with a clock and a disk that are turned by hand. */
export class SmallPlace {
  readonly clock = new FakeClock()
  readonly host: SmallHost
  readonly people: SmallPerson[] = []

  constructor(store = new CrashingStore()) {
    this.host = new SmallHost(this.clock, store)
  }

  /** One more person, whose app runs from now on. */
  person(name: string, fittings?: Fittings): SmallPerson {
    const person = new SmallPerson(name, this.clock, (keyHash) => this.host.accept(keyHash), fittings)
    this.people.push(person)
    person.start()
    return person
  }

  /** Lets everything that is under way come to rest, but what waits for the clock or the disk. */
  async turn(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
  }

  /** Everything works again, and everybody comes to rest. Answers whether they did. */
  async settles(): Promise<boolean> {
    this.host.begin()
    for (const person of this.people) person.start()
    for (let at = 0; at < mostTicks; at++) {
      this.host.store.commit()
      await this.turn()
      if (!this.host.store.isWaiting && this.people.every(({ isSettled }) => isSettled)) return true
      this.clock.advance(tick)
      await this.turn()
    }
    return false
  }

  /** What the run left behind; everybody's screen at this moment with it. */
  evidence(): Evidence {
    for (const person of this.people) person.end()
    return { engines: this.people.map(({ history }) => history), rooms: this.host.rooms }
  }

  /** Lets everything come to rest, and answers which promises were broken. */
  async judged(): Promise<readonly Breach[]> {
    const rests = await this.settles()
    const restless: Breach[] = rests ? [] : [{ rule: 'agrees', what: 'it does not come to rest' }]
    return [...restless, ...check(this.evidence())]
  }
}
