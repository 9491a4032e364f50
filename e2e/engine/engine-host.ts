import { startServer, type ChatServer } from '../../electron/server/chat-server.ts'
import type { HostLimits } from '../../electron/server/host-limits.ts'
import { keyOf, settled, TestClient } from '../../electron/server/test-client.ts'
import { silentLog } from '../../electron/disk/log.ts'
import { temporaryFolder } from '../../electron/disk/temporary-folder.ts'
import { makeIdentity } from '../../electron/wire/certificate.ts'
import type { Identity } from '../../electron/wire/identity.ts'
import { systemClock } from '../../electron/wire/system-clock.ts'
import { FakeClock } from '../../shared/fake-clock.ts'
import { formatInvite } from '../../shared/invite.ts'
import { sentence } from '../../shared/refusals.ts'

/** A real host over real TLS on this computer, which can be closed and opened again where it was. */
export class EngineHost {
  private readonly folder = temporaryFolder()
  private running: ChatServer | null = null
  port = 0

  private constructor(
    readonly name: string,
    readonly identity: Identity,
    private readonly limits: Partial<HostLimits>,
  ) {}

  /** A host with a key of its own, open. */
  static async open(name = 'Place', limits: Partial<HostLimits> = {}): Promise<EngineHost> {
    const wish = { commonName: name, names: ['localhost'], addresses: ['127.0.0.1'] }
    const host = new EngineHost(name, await makeIdentity(wish), limits)
    await host.open()
    return host
  }

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  get invite(): string {
    const addresses = [{ host: '127.0.0.1', port: this.port }]
    return formatInvite({ key: this.identity.keyHash, addresses, name: this.name })
  }

  /** Opens it, on the port it had before. */
  async open(): Promise<void> {
    const { name, identity, port, limits } = this
    const place = { folder: this.folder.path, port, bind: '127.0.0.1', plain: false }
    const started = await startServer({ name, identity, ...place, clock: systemClock, log: silentLog, limits })
    if (!started.ok) throw new Error(sentence(started.error))
    this.running = started.value
    this.port = started.value.port
  }

  /** Somebody comes by, says so many messages in the lobby, and leaves when the host has them all. */
  async chatter(count: number): Promise<void> {
    if (!this.running) throw new Error('the host is closed')
    const guest = TestClient.connect(this.running, new FakeClock(), keyOf('chatter'))
    await guest.hello('Chatter')
    while (!guest.types.includes('ready')) await settled()
    for (let at = 1; at <= count; at++) void guest.post(`message ${at}`, `chatter-${at}`)
    while (guest.of('message').length < count) await settled()
    await guest.says({ type: 'bye' })
  }

  async close(): Promise<void> {
    await this.running?.stop()
    this.running = null
  }

  async remove(): Promise<void> {
    await this.close()
    this.folder.remove()
  }
}
