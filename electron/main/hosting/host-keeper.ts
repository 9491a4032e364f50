/** Keeps the host that runs in this app: opens it, closes it, and starts it again when it dies. */
import { defaultPort } from '../../../shared/address.ts'
import type { Hosting, Payload, PortAnswer } from '../../../shared/bridge.ts'
import type { Clock } from '../../../shared/clock.ts'
import { hostName } from '../../../shared/names.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { OwnHost } from '../../client/chat-clients.ts'
import { Lives } from '../lives.ts'
import { described } from './described.ts'
import type { RunningHost, WorkerNeeds } from './host-worker.ts'

export interface HostWish extends Omit<Payload<'openHosting'>, 'port'> {
  readonly port: number
}

/** How a host is watched. */
export type HostWatch = Pick<WorkerNeeds, 'died' | 'unwanted'>

/** Starts a host on a thread of its own. */
export type StartHost = (wish: HostWish, watch: HostWatch) => Promise<Result<RunningHost, Refusal>>

export interface HostKeeperNeeds {
  readonly start: StartHost
  /** Whether this port is free, and the next one that is. Looking takes the port for a moment. */
  readonly checkPort: (port: number) => Promise<PortAnswer>
  /** The next free port after this one. */
  readonly nextFree: (after: number) => Promise<number>
  /** This app's own client comes and goes with the host. */
  readonly come: (host: OwnHost) => void
  readonly go: () => Promise<void>
  /** Hosting began, ended or has other addresses; `why` where that was nobody's wish: `host-restarted` where it goes on. */
  readonly changed: (hosting: Hosting | null, why: Refusal | null) => void
  readonly clock: Clock
}

/** A host, and all it takes to start it again. */
interface Running {
  readonly host: RunningHost
  readonly hosting: Hosting
  /** With the port that it has. */
  readonly wish: HostWish
  /** The port that was asked for. */
  readonly wanted: number
}

/** A port that was free a moment ago may be taken by now: so often the next one is tried. */
const tries = 8

export class HostKeeper {
  private running: Running | null = null
  /** One thing at a time: opening waits for closing, and the other way round. Looking at ports is one of them. */
  private turn: Promise<unknown> = Promise.resolve()
  /** Aborted by the next closing: whatever begins, or waits to begin, is unwanted from then on. */
  private closing = new AbortController()
  private readonly lives: Lives

  constructor(private readonly needs: HostKeeperNeeds) {
    this.lives = new Lives(needs.clock)
  }

  get hosting(): Hosting | null {
    return this.running?.hosting ?? null
  }

  /** Whether this port can be hosted on. Never looks while a host begins: the look would take its port away. */
  checkPort(port: number): Promise<PortAnswer> {
    return this.inTurn(() => this.needs.checkPort(port))
  }

  /**
   * Opens the host, or answers the one that is open. `port` null: the usual one, or the next that is free. Answers
   * `hosting-cancelled` where it was closed before it listened.
   */
  open(wish: Payload<'openHosting'>): Promise<Result<Hosting, Refusal>> {
    const { signal } = this.closing
    return this.inTurn(async () => (this.running ? ok(this.running.hosting) : this.begin(wish, signal)))
  }

  /** Closes the host, also one that only begins. Settles when nothing of it runs any more. */
  close(): Promise<void> {
    this.closing.abort()
    this.closing = new AbortController()
    return this.inTurn(async () => {
      const { running } = this
      if (!running) return
      this.running = null
      await this.needs.go()
      await running.host.stop()
      this.needs.changed(null, null)
    })
  }

  /** Tells anew where others reach the host: this computer's addresses may be others by now. */
  tellWhere(): void {
    if (!this.running) return
    const { host, hosting, wish, wanted } = this.running
    this.running = { ...this.running, hosting: described({ ...host, name: hosting.name, wanted, plain: wish.plain }) }
    this.needs.changed(this.running.hosting, null)
  }

  private async begin(wish: Payload<'openHosting'>, unwanted: AbortSignal): Promise<Result<Hosting, Refusal>> {
    const name = hostName(wish.name)
    if (name === null) return fail(refusal('host-name-invalid'))
    const wanted = wish.port ?? defaultPort
    const whole = { ...wish, name, port: wanted }
    const started = await this.startNear(whole, wish.port === null ? tries : 0, unwanted)
    if (!started.ok) return started
    return ok(this.run(started.value, { ...whole, port: started.value.port }, wanted, null))
  }

  private async startNear(
    wish: HostWish,
    others: number,
    unwanted: AbortSignal,
  ): Promise<Result<RunningHost, Refusal>> {
    const started = await this.start(wish, unwanted)
    if (started.ok || started.error.code !== 'port-in-use' || others === 0) return started
    return this.startNear({ ...wish, port: await this.needs.nextFree(wish.port) }, others - 1, unwanted)
  }

  private async start(wish: HostWish, unwanted: AbortSignal): Promise<Result<RunningHost, Refusal>> {
    if (unwanted.aborted) return fail(refusal('hosting-cancelled'))
    let host: RunningHost | null = null
    const died = (why: Refusal): void => {
      const { signal } = this.closing
      void this.inTurn(() => this.lose(host, why, signal))
    }
    const started = await this.needs.start(wish, { died, unwanted })
    if (started.ok) host = started.value
    return started
  }

  private run(host: RunningHost, wish: HostWish, wanted: number, why: Refusal | null): Hosting {
    const hosting = described({ ...host, name: wish.name, wanted, plain: wish.plain })
    // what its owner said of a damaged history was said once
    this.running = { host, hosting, wish: { ...wish, damaged: 'refuse' }, wanted }
    this.needs.come({ name: hosting.name, port: host.port, keyHash: host.keyHash })
    this.needs.changed(hosting, why)
    return hosting
  }

  /** Its clients come back by themselves to the port they know, so there it is started again. */
  private async lose(dead: RunningHost | null, why: Refusal, unwanted: AbortSignal): Promise<void> {
    const { running } = this
    // it was being closed when it died
    if (!running || running.host !== dead || unwanted.aborted) return
    if (!this.lives.spend()) return this.mourn(why)
    const again = await this.start(running.wish, unwanted)
    if (again.ok) this.run(again.value, running.wish, running.wanted, refusal('host-restarted'))
    else if (again.error.code === 'host-crashed') await this.lose(dead, again.error, unwanted)
    else if (again.error.code !== 'hosting-cancelled') await this.mourn(again.error)
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
