import type { Identity } from '../../../electron/wire/identity.ts'
import { socketPipe, type Pipe } from '../speech/pipe.ts'
import type { Carrier } from './carrier.ts'
import { dialClear, dialTls } from './dial.ts'

/** TLS to a host that runs somewhere already. Whose key it has is for whoever gave the address to know. */
export class GivenAddress implements Carrier {
  readonly name: string
  readonly provesKeys = true

  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {
    this.name = `TLS to ${host}:${port}`
  }

  start(): Promise<void> {
    return Promise.resolve()
  }

  async connect(key: Identity | null, from?: string): Promise<Pipe> {
    return socketPipe(await dialTls(await dialClear(this.port, from, this.host), key, null))
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }
}
