import { afterEach, beforeEach } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { sentence } from '../../shared/refusals.ts'
import { silentLog } from '../disk/log.ts'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { startServer, type ChatServer, type ServerOptions } from './chat-server.ts'
import { keyOf, TestClient } from './test-client.ts'

const noIdentity = { certificatePem: '', keyPem: '', keyHash: '' }

/** A host for each test, with a clock that is turned by hand. Clients come over the in-memory pair. */
export class TestHost {
  clock = new FakeClock()
  private running: ChatServer | null = null
  private made: ReturnType<typeof temporaryFolder> | null = null

  /** Its data folder: the same until it is cleared away. */
  get folder(): string {
    return (this.made ??= temporaryFolder()).path
  }

  get server(): ChatServer {
    if (!this.running) throw new Error('The host is not started.')
    return this.running
  }

  async start(options: Partial<ServerOptions> = {}): Promise<ChatServer> {
    const started = await startServer({
      name: 'Place',
      folder: options.folder ?? this.folder,
      port: 0,
      bind: '127.0.0.1',
      plain: true,
      identity: noIdentity,
      clock: this.clock,
      log: silentLog,
      ...options,
      limits: {
        perAddress: 5_000,
        unauthenticatedPerAddress: 64,
        newPerAddress: { burst: 5_000, perMinute: 60 },
        messagesPerRoom: { burst: 1_000_000, perSecond: 20 },
        ...options.limits,
      },
    })
    if (!started.ok) throw new Error(sentence(started.error))
    this.running = started.value
    return started.value
  }

  async stop(): Promise<void> {
    await this.running?.stop()
    this.running = null
  }

  /** Stops it, and takes away what it kept. */
  async clear(): Promise<void> {
    await this.stop()
    this.made?.remove()
    this.made = null
    this.clock = new FakeClock()
  }

  /** Somebody who connected with the key of this name, or as nobody. */
  visitor(key: string | null): TestClient {
    return TestClient.connect(this.server, this.clock, key === null ? null : keyOf(key))
  }

  /** Somebody who logged in; what the login told is forgotten already. */
  async person(name: string, key = name): Promise<TestClient> {
    const client = this.visitor(key)
    await client.hello(name)
    return client.fresh()
  }
}

/** A host that starts before each test of a group and stops after it. */
export function hosting(options: Partial<ServerOptions> = {}): TestHost {
  const host = new TestHost()
  beforeEach(async () => {
    await host.start(options)
  })
  afterEach(() => host.clear())
  return host
}
