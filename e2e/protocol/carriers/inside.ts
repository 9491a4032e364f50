import type { Identity } from '../../../electron/wire/identity.ts'
import { memoryPair } from '../../../electron/wire/memory.ts'
import { InsideHost, type Wishes } from '../hosts/inside.ts'
import { linkPipe, socketPipe, type Pipe } from '../speech/pipe.ts'
import type { Carrier } from './carrier.ts'
import { anotherPlace, dialClear, dialTls } from './dial.ts'

/** TCP in the clear to a host in this process. Nobody proves a key. */
export class ClearTcp implements Carrier {
  readonly name = 'TCP in the clear'
  readonly provesKeys = false
  readonly host: InsideHost

  constructor(wishes: Wishes = {}) {
    this.host = new InsideHost({ clearFrames: true, ...wishes })
  }

  start(): Promise<void> {
    return this.host.start()
  }

  async connect(_key: Identity | null, from?: string): Promise<Pipe> {
    return socketPipe(await dialClear(this.host.running.port, from))
  }

  stop(): Promise<void> {
    return this.host.stop()
  }
}

/** TLS to a host in this process. */
export class InsideTls implements Carrier {
  readonly name = 'TLS'
  readonly provesKeys = true
  readonly host: InsideHost

  constructor(wishes: Wishes = {}) {
    this.host = new InsideHost(wishes)
  }

  start(): Promise<void> {
    return this.host.start()
  }

  async connect(key: Identity | null, from?: string): Promise<Pipe> {
    return socketPipe(await dialTls(await dialClear(this.host.running.port, from), key, this.host.keyHash))
  }

  stop(): Promise<void> {
    return this.host.stop()
  }
}

/** The in-memory pair. The key counts as proved. */
export class InMemory implements Carrier {
  readonly name = 'the in-memory pair'
  readonly provesKeys = true
  readonly host: InsideHost

  constructor(private readonly wishes: Wishes = {}) {
    this.host = new InsideHost(wishes)
  }

  start(): Promise<void> {
    return this.host.start()
  }

  connect(key: Identity | null, from?: string): Promise<Pipe> {
    const peer = { address: from ?? anotherPlace(), secure: true, keyHash: key?.keyHash ?? null }
    const [ours, theirs] = memoryPair(undefined, peer, this.wishes.clock)
    this.host.running.attach(theirs)
    return Promise.resolve(linkPipe(ours))
  }

  stop(): Promise<void> {
    return this.host.stop()
  }
}
