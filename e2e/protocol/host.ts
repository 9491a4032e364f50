import { afterAll, afterEach, beforeAll, onTestFinished } from 'vitest'
import { makeIdentity } from '../../electron/wire/certificate.ts'
import type { Identity } from '../../electron/wire/identity.ts'
import type { Carrier } from './carriers/carrier.ts'
import { GivenAddress } from './carriers/given-address.ts'
import { HeadlessTls } from './carriers/headless-tls.ts'
import { ClearTcp, InMemory } from './carriers/inside.ts'
import { Person } from './speech/person.ts'
import type { Pipe } from './speech/pipe.ts'
import { PlainGuest } from './speech/plain-guest.ts'
import { Visitor } from './speech/visitor.ts'

/** A host as a test meets it: people come to it over one carrier. */
export class Host {
  private readonly pipes = new Set<Pipe>()

  constructor(readonly carrier: Carrier) {}

  get name(): string {
    return this.carrier.name
  }

  /** Somebody who has not said hello. Shows a key of their own, this one, or none (null). */
  async visitor(key?: Identity | null, from?: string): Promise<Visitor> {
    return new Visitor(await this.connect(key, from))
  }

  /** Somebody who is logged in, under this name with a number behind it. */
  person(name: string, key?: Identity): Promise<Person> {
    return this.personCalled(named(name), key)
  }

  /** Somebody who is logged in under this very name. */
  async personCalled(name: string, key?: Identity, from?: string): Promise<Person> {
    return Person.arrive(await this.connect(key, from), name)
  }

  /** Somebody at a terminal, who has not said their name. */
  async plainGuest(from?: string): Promise<PlainGuest> {
    return new PlainGuest(await this.connect(null, from))
  }

  /** Cuts all connections that are left. */
  empty(): void {
    this.pipes.forEach((pipe) => pipe.cut())
    this.pipes.clear()
  }

  private async connect(key?: Identity | null, from?: string): Promise<Pipe> {
    const pipe = await this.carrier.connect(key === undefined ? await newKey() : key, from)
    this.pipes.add(pipe)
    return pipe
  }
}

/** A key that nobody has yet. */
export function newKey(): Promise<Identity> {
  return makeIdentity({ commonName: 'a person', names: [], addresses: [] })
}

// a host that was given may have met us before
const address = /^(.+):(\d+)$/.exec(process.env['HEARTH_AT'] ?? '')
let names = address ? Math.floor(Math.random() * 1e9) : 0

/** A name that nobody has yet on any host of this run. */
export function named(name: string): string {
  return `${name}-${++names}`
}

/** One host for each carrier; the one at the address in HEARTH_AT alone, where it is set. */
export function hosts(): Host[] {
  return given() ?? [new HeadlessTls(), new ClearTcp(), new InMemory()].map((carrier) => new Host(carrier))
}

/** The same, where plain text is let in. */
export function plainHosts(): Host[] {
  const inside = [new ClearTcp(patientPlain), new InMemory(patientPlain)]
  return given() ?? [new HeadlessTls('--plain'), ...inside].map((carrier) => new Host(carrier))
}

/** Plain text is let in, and no silence is short enough to be taken for it: a test may be slower than a client. */
export const patientPlain = { plain: true, limits: { plainSilence: 60_000, lineSilence: 60_000 } }

function given(): Host[] | null {
  return address?.[1] ? [new Host(new GivenAddress(address[1], Number(address[2])))] : null
}

/** The host runs from the first test of this group to the last. */
export function serves(host: Host): void {
  beforeAll(() => host.carrier.start())
  afterEach(() => host.empty())
  afterAll(() => host.carrier.stop())
}

/** A host for this test alone. */
export async function opened(carrier: Carrier): Promise<Host> {
  const host = new Host(carrier)
  onTestFinished(async () => {
    host.empty()
    await carrier.stop()
  })
  await carrier.start()
  return host
}
