import { join } from 'node:path'
import type { JoinAnswer, LinkState } from '../../../shared/bridge.ts'
import { silentLog } from '../../disk/log.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { ChatClients } from '../chat-clients.ts'
import { KnownHosts } from '../known-hosts.ts'
import { FakeHost, flush } from './fake-host.ts'
import { FakeNetwork } from './fake-network.ts'
import { FakeWindow } from './fake-window.ts'

/** For tests: a profile on a fake network, where one host stands at the address `a`. */
export class FakeProfile {
  readonly network = new FakeNetwork()
  readonly host = new FakeHost()
  window = new FakeWindow()
  private readonly folder = temporaryFolder()
  clients = this.begun()

  constructor() {
    this.network.put('a', this.host)
  }

  /** The app ends, and starts again with what it kept. */
  async restart(): Promise<void> {
    await this.clients.stop()
    this.window = new FakeWindow()
    this.clients = this.begun()
    this.clients.start()
    await flush()
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

  get ids(): string[] {
    return this.clients.list().map(({ view }) => view.id)
  }

  linkOf(id: string): LinkState['type'] | undefined {
    return this.clients.list().find(({ view }) => view.id === id)?.view.link.type
  }

  private begun(): ChatClients {
    const hosts = new KnownHosts(join(this.folder.path, 'hosts.json'), silentLog)
    const { window } = this
    const notice = window.hear.bind(window)
    return new ChatClients({ ...this.network.surroundings, hosts, name: () => 'Ali', notice })
  }
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
