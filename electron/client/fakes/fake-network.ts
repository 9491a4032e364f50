/** For tests: the places where fake hosts stand, and the surroundings of a client that can go there. */
import { formatAddress, type Address } from '../../../shared/address.ts'
import { FakeClock } from '../../../shared/fake-clock.ts'
import { refusal, type Refusal, type RefusalCode } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Link } from '../../wire/link.ts'
import { memoryPair } from '../../wire/memory.ts'
import type { Dial, Look } from '../../wire/tls.ts'
import { usualTimes } from '../connection.ts'
import type { FakeHost } from './fake-host.ts'
import { noKeep } from '../keep/keep.ts'
import type { Surroundings } from '../surroundings.ts'

/** A key hash that looks like one. */
export function keyOf(name: string): string {
  return name.padEnd(43, '_')
}

interface Place {
  readonly host: FakeHost
  readonly keyHash: string
  /** The authority that signed its certificate. */
  readonly pem: string
}

export class FakeNetwork {
  readonly clock = new FakeClock()
  readonly dials: string[] = []
  readonly looks: string[] = []
  /** What was worth a warning. */
  readonly logged: string[] = []
  /** Addresses that nobody answers at, and nobody refuses. */
  readonly silent = new Set<string>()
  /** Between the client and its link: to cut it at a given byte. */
  between: (link: Link) => Link = (link) => link
  private readonly places = new Map<string, Place | RefusalCode>()

  /** A host stands at this address from now on, or the address fails like this. */
  put(address: string, host: FakeHost | RefusalCode, key = 'one', pem = ''): void {
    this.places.set(address, typeof host === 'string' ? host : { host, keyHash: keyOf(key), pem })
  }

  get surroundings(): Surroundings {
    return {
      clock: this.clock,
      random: () => 1,
      times: usualTimes,
      identity: null,
      agent: 'hearth/test',
      dial: (dial) => (this.silent.has(formatAddress(dial)) ? never() : Promise.resolve(this.dial(dial))),
      look: (look) => Promise.resolve(this.look(look)),
      keep: noKeep(),
      log: { info: () => undefined, warn: (what) => this.logged.push(what), error: (what) => this.logged.push(what) },
    }
  }

  private at(address: Address, list: string[]): Result<Place, Refusal> {
    list.push(formatAddress(address))
    const place = this.places.get(formatAddress(address)) ?? 'connection-refused'
    return typeof place === 'string' ? fail(refusal(place)) : ok(place)
  }

  private dial(dial: Dial): Result<Link, Refusal> {
    const place = this.at(dial, this.dials)
    if (!place.ok) return place
    const { host, keyHash, pem } = place.value
    if (dial.trust.type === 'pin' && dial.trust.keyHash !== keyHash) return fail(refusal('key-changed'))
    if (dial.trust.type === 'authority' && dial.trust.pem !== pem) return fail(refusal('certificate-untrusted'))
    const [ours, theirs] = memoryPair({ address: dial.host, secure: true, keyHash }, undefined, this.clock)
    host.accept(theirs)
    return ok(this.between(ours))
  }

  private look(look: Look): Result<string, Refusal> {
    const place = this.at(look, this.looks)
    return place.ok ? ok(place.value.keyHash) : place
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
