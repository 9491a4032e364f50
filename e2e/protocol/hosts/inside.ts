import { silentLog } from '../../../electron/disk/log.ts'
import { temporaryFolder } from '../../../electron/disk/temporary-folder.ts'
import type { HostLimits } from '../../../electron/server/host-limits.ts'
import { startServer, type ChatServer } from '../../../electron/server/chat-server.ts'
import { makeIdentity } from '../../../electron/wire/certificate.ts'
import type { Identity } from '../../../electron/wire/identity.ts'
import { systemClock } from '../../../electron/wire/system-clock.ts'
import type { Clock } from '../../../shared/clock.ts'
import { sentence } from '../../../shared/refusals.ts'

/** What a test wants of a host in its own process; what it leaves out is as usual. */
export interface Wishes {
  readonly plain?: boolean
  readonly clearFrames?: boolean
  readonly limits?: Partial<HostLimits>
  readonly clock?: Clock
  /** A folder that outlives the host; its own where it is left out. */
  readonly folder?: string
  readonly identity?: Identity
}

let ownIdentity: Promise<Identity> | null = null

function hostIdentity(): Promise<Identity> {
  return (ownIdentity ??= makeIdentity({ commonName: 'a host', names: ['localhost'], addresses: ['127.0.0.1'] }))
}

/** A host in this process, so that its limits can be small and its clock can be turned. */
export class InsideHost {
  server: ChatServer | null = null
  keyHash = ''
  private removeFolder: () => void = () => undefined

  constructor(private readonly wishes: Wishes) {}

  async start(): Promise<void> {
    const identity = this.wishes.identity ?? (await hostIdentity())
    const { plain = false, clearFrames = false, limits = {}, clock = systemClock } = this.wishes
    const started = await startServer({
      name: "Ali's place",
      folder: this.wishes.folder ?? this.ownFolder(),
      port: 0,
      bind: '127.0.0.1',
      plain,
      clearFrames,
      identity,
      clock,
      log: silentLog,
      limits: { messagesPerRoom: { burst: 1_000_000, perSecond: 20 }, ...limits },
    })
    if (!started.ok) throw new Error(sentence(started.error))
    this.server = started.value
    this.keyHash = identity.keyHash
  }

  get running(): ChatServer {
    if (!this.server) throw new Error('It is not started.')
    return this.server
  }

  async stop(): Promise<void> {
    await this.server?.stop()
    this.server = null
    this.removeFolder()
  }

  private ownFolder(): string {
    const { path, remove } = temporaryFolder()
    this.removeFolder = remove
    return path
  }
}
