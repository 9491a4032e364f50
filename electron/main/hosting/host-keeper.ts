/** Keeps the host that runs in this app: opens it, closes it, and tells when it dies. */
import { defaultPort } from '../../../shared/address.ts'
import type { Hosting, Payload } from '../../../shared/bridge.ts'
import { hostName } from '../../../shared/names.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { OwnHost } from '../../client/chat-clients.ts'
import { described } from './described.ts'
import type { RunningHost } from './host-worker.ts'

export interface HostWish extends Omit<Payload<'openHosting'>, 'port'> {
  readonly port: number
}

/** Starts a host on a thread of its own; `died` is called where it ends unasked. */
export type StartHost = (wish: HostWish, died: (why: Refusal) => void) => Promise<Result<RunningHost, Refusal>>

export interface HostKeeperNeeds {
  readonly start: StartHost
  /** The next free port after this one. */
  readonly nextFree: (after: number) => Promise<number>
  /** This app's own client comes and goes with the host. */
  readonly come: (host: OwnHost) => void
  readonly go: () => Promise<void>
  /** Hosting began or ended; `why` where that was nobody's wish. */
  readonly changed: (hosting: Hosting | null, why: Refusal | null) => void
}

/** A port that was free a moment ago may be taken by now: so often the next one is tried. */
const tries = 8

export class HostKeeper {
  private running: { readonly host: RunningHost; readonly hosting: Hosting } | null = null
  /** One thing at a time: opening waits for closing, and the other way round. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly needs: HostKeeperNeeds) {}

  get hosting(): Hosting | null {
    return this.running?.hosting ?? null
  }

  /** Opens the host, or answers the one that is open. `port` null: the usual one, or the next that is free. */
  open(wish: Payload<'openHosting'>): Promise<Result<Hosting, Refusal>> {
    return this.inTurn(async () => (this.running ? ok(this.running.hosting) : this.begin(wish)))
  }

  /** Closes the host. Settles when nothing of it runs any more. */
  close(): Promise<void> {
    return this.inTurn(async () => {
      const { running } = this
      if (!running) return
      this.running = null
      await this.needs.go()
      await running.host.stop()
      this.needs.changed(null, null)
    })
  }

  private async begin(wish: Payload<'openHosting'>): Promise<Result<Hosting, Refusal>> {
    const { port, plain } = wish
    const clean = hostName(wish.name)
    if (clean === null) return fail(refusal('host-name-invalid'))
    const wanted = port ?? defaultPort
    const started = await this.startNear({ ...wish, name: clean, port: wanted }, port === null ? tries : 0)
    if (!started.ok) return started
    const host = started.value
    const hosting = described({ ...host, name: clean, wanted, plain })
    this.running = { host, hosting }
    this.needs.come({ name: hosting.name, port: host.port, keyHash: host.keyHash })
    this.needs.changed(hosting, null)
    return ok(hosting)
  }

  private async startNear(wish: HostWish, others: number): Promise<Result<RunningHost, Refusal>> {
    const started = await this.needs.start(wish, (why) => void this.mourn(why))
    if (started.ok || started.error.code !== 'port-in-use' || others === 0) return started
    return this.startNear({ ...wish, port: await this.needs.nextFree(wish.port) }, others - 1)
  }

  private async mourn(why: Refusal): Promise<void> {
    this.running = null
    this.needs.changed(null, why)
    await this.needs.go()
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.turn.then(act)
    this.turn = done.catch(() => undefined)
    return done
  }
}
