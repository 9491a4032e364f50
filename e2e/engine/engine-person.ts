import { join } from 'node:path'
import { ChatClients } from '../../electron/client/chat-clients.ts'
import { usualTimes } from '../../electron/client/connection.ts'
import { FakeWindow } from '../../electron/client/fakes/fake-window.ts'
import { KnownHosts } from '../../electron/client/known-hosts.ts'
import type { Keep } from '../../electron/client/keep/keep.ts'
import { openKeep } from '../../electron/client/keep/profile-keep.ts'
import { silentLog } from '../../electron/disk/log.ts'
import { temporaryFolder } from '../../electron/disk/temporary-folder.ts'
import { makeIdentity } from '../../electron/wire/certificate.ts'
import type { Identity } from '../../electron/wire/identity.ts'
import { systemClock } from '../../electron/wire/system-clock.ts'
import { dialTls, lookAtKey } from '../../electron/wire/tls.ts'
import type { JoinAnswer, LinkState, Notice } from '../../shared/bridge.ts'
import { findPerson, findRoom } from '../../shared/mirror/find.ts'
import type { Mirror, RoomMirror } from '../../shared/mirror/mirror.ts'

/** Somebody with a profile of their own and the real client engine, without a window. */
export class EnginePerson {
  readonly window = new FakeWindow()
  clients: ChatClients
  private waiting: (() => void)[] = []
  private posts = 0

  private constructor(
    readonly name: string,
    private readonly identity: Identity,
    private readonly folder: ReturnType<typeof temporaryFolder>,
    keep: Keep,
  ) {
    this.clients = this.made(keep)
  }

  /** Somebody with a new profile; on a second computer of theirs where the first one is given. */
  static async begin(name: string, first?: EnginePerson): Promise<EnginePerson> {
    const identity = first?.identity ?? (await makeIdentity({ commonName: name, names: [], addresses: [] }))
    const folder = temporaryFolder()
    return new EnginePerson(name, identity, folder, await keepIn(folder.path))
  }

  /** Ends the app and starts it again. */
  async restart(): Promise<void> {
    await this.clients.stop()
    this.clients = this.made(await keepIn(this.folder.path))
    this.clients.start()
    for (const { view, mirror } of this.clients.list()) this.hear({ type: 'mirror', host: view.id, mirror })
  }

  async remove(): Promise<void> {
    await this.clients.stop()
    this.folder.remove()
  }

  /** Comes by an address, trusting the key that is shown. */
  async comeTo(address: string): Promise<string> {
    const asked = await this.clients.join(address, null)
    if (asked.type !== 'question') throw new Error(`no question: ${JSON.stringify(asked)}`)
    return joinedHost(await this.clients.answerTrust({ question: asked.question.id, trust: true }))
  }

  /** Comes by an invite. */
  async accept(invite: string): Promise<string> {
    return joinedHost(await this.clients.join(invite, null))
  }

  say(host: string, text: string, room = 'lobby'): void {
    const { id } = this.room(host, room)
    const clientId = `${this.name}-post-${++this.posts}`
    void this.clients.post({ host, room: id, clientId, kind: 'text', text }).then((posted) => {
      if (!posted.ok) throw new Error(posted.error.code)
    })
  }

  room(host: string, name = 'lobby'): RoomMirror {
    const found = findRoom(this.mirror(host), name)
    if (!found) throw new Error(`${this.name} is not in ${name}`)
    return found
  }

  mirror(host: string): Mirror {
    return this.window.mirror(host)
  }

  /** The id of somebody of this name. */
  idOf(host: string, name: string): string {
    const found = findPerson(this.mirror(host), name)
    if (!found) throw new Error(`${this.name} knows no ${name}`)
    return found.id
  }

  /** Waits until the lobby shows these texts and nothing else; what waits to be sent does not count. */
  sees(host: string, ...texts: string[]): Promise<void> {
    return this.until(() => {
      const { earlier, messages, pending } = this.room(host)
      const shown = [...earlier, ...messages].map(({ text }) => text)
      return pending.length === 0 && JSON.stringify(shown) === JSON.stringify(texts)
    })
  }

  /** Waits until the connection stands like this. */
  stands(host: string, type: LinkState['type']): Promise<void> {
    return this.until(() => this.window.views.get(host)?.link.type === type)
  }

  /** Waits until something is so: looked at whenever something was told. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  private made(keep: Keep): ChatClients {
    return new ChatClients({
      clock: systemClock,
      // not 0: a host that is away would be tried without a pause
      random: () => 0.2,
      times: usualTimes,
      identity: this.identity,
      agent: 'hearth/test',
      dial: dialTls,
      look: lookAtKey,
      keep,
      log: silentLog,
      hosts: new KnownHosts(join(this.folder.path, 'hosts.json'), silentLog),
      name: () => this.name,
      notice: (notice) => this.hear(notice),
    })
  }

  private hear(notice: Notice): void {
    this.window.hear(notice)
    for (const look of this.waiting.splice(0)) look()
  }
}

function keepIn(folder: string): Promise<Keep> {
  return openKeep({ path: join(folder, 'profile.db'), thread: null })
}

function joinedHost(answer: JoinAnswer): string {
  if (answer.type !== 'joined') throw new Error(`not joined: ${JSON.stringify(answer)}`)
  return answer.host
}
