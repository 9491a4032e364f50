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
  folder = temporaryFolder()
  private running: ChatServer | null = null

  get server(): ChatServer {
    if (!this.running) throw new Error('The host is not started.')
    return this.running
  }

  async start(options: Partial<ServerOptions> = {}): Promise<ChatServer> {
    const started = await startServer({
      name: 'Place',
      folder: this.folder.path,
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
    host.clock = new FakeClock()
    host.folder = temporaryFolder()
    await host.start(options)
  })
  afterEach(async () => {
    await host.stop()
    host.folder.remove()
  })
  return host
}
