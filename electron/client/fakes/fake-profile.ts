import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { JoinAnswer, LinkState } from '../../../shared/bridge.ts'
import { silentLog } from '../../disk/log.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { ChatClients } from '../chat-clients.ts'
import type { Keep } from '../keep/keep.ts'
import { openKeep } from '../keep/profile-keep.ts'
import { KnownHosts } from '../known-hosts.ts'
import { FakeHost, flush } from './fake-host.ts'
import { FakeNetwork } from './fake-network.ts'
import { FakeWindow } from './fake-window.ts'

/** For tests: a profile on a fake network, where one host stands at the address `a`. */
export class FakeProfile {
  readonly network = new FakeNetwork()
  readonly host = new FakeHost()
  /** What the person calls themselves. */
  name = 'Ali'
  window = new FakeWindow()
  clients: ChatClients
  /** Hosts that the disk knew of at the last start. */
  keptHosts: readonly string[] = []
  private hosts: KnownHosts | null = null
  private folder: ReturnType<typeof temporaryFolder>

  private constructor(folder: ReturnType<typeof temporaryFolder>, keep: Keep) {
    this.folder = folder
    this.network.put('a', this.host)
    this.clients = this.begun(keep)
  }

  static async open(): Promise<FakeProfile> {
    const folder = temporaryFolder()
    return new FakeProfile(folder, await keepIn(folder.path))
  }

  /** The app ends, and starts again with what it kept; `meanwhile` something happens to the folder. */
  async restart(meanwhile: (folder: string) => void = () => undefined): Promise<void> {
    await this.clients.stop()
    meanwhile(this.folder.path)
    await this.start()
  }

  /** The app dies at once, and starts again with what was on the disk at that moment. */
  async die(): Promise<void> {
    await this.hosts?.settled()
    const after = temporaryFolder()
    cpSync(this.folder.path, after.path, { recursive: true })
    const { clients, folder } = this
    this.folder = after
    await this.start()
    await clients.stop()
    folder.remove()
  }

  async remove(): Promise<void> {
    await this.clients.stop()
    this.folder.remove()
  }

  /** Joins by an address, trusts the key, and answers the host's id. */
  async joined(address: string): Promise<string> {
    const question = questionOf(await this.clients.join(address, null))
    return idOf(await this.clients.answerTrust({ question, trust: true }))
  }

  /** The disk takes no new list of hosts until it is asked again. */
  refuseHosts(): void {
    mkdirSync(join(this.folder.path, 'hosts.json.new'))
  }

  get ids(): string[] {
    return this.clients.list().map(({ view }) => view.id)
  }

  linkOf(id: string): LinkState['type'] | undefined {
    return this.clients.list().find(({ view }) => view.id === id)?.view.link.type
  }

  private async start(): Promise<void> {
    this.window = new FakeWindow()
    const keep = await keepIn(this.folder.path)
    this.keptHosts = Object.keys(keep.begun.hosts)
    this.clients = this.begun(keep)
    this.clients.start()
    for (const { view, mirror } of this.clients.list()) this.window.hear({ type: 'mirror', host: view.id, mirror })
    await flush()
  }

  private begun(keep: Keep): ChatClients {
    const hosts = new KnownHosts(join(this.folder.path, 'hosts.json'), silentLog)
    this.hosts = hosts
    const { window } = this
    const notice = window.hear.bind(window)
    return new ChatClients({ ...this.network.surroundings, keep, hosts, name: () => this.name, notice })
  }
}

function keepIn(folder: string): Promise<Keep> {
  return openKeep({ path: join(folder, 'profile.db'), thread: null })
}

/** The question that was asked, by its id. */
export function questionOf(answer: JoinAnswer): string {
  if (answer.type !== 'question') throw new Error(`no question: ${JSON.stringify(answer)}`)
  return answer.question.id
}

/** The host that was joined, by its id. */
export function idOf(answer: JoinAnswer): string {
  if (answer.type !== 'joined') throw new Error(`not joined: ${JSON.stringify(answer)}`)
  return answer.host
}

/** The answer that refuses with this code. */
export function refused(code: string): unknown {
  return { type: 'refused', refusal: { code } }
}
