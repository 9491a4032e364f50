import { randomUUID } from 'node:crypto'
import type { Address } from '../../shared/address.ts'
import type { Answer, HostView, JoinAnswer, Notice, OlderPage, Payload } from '../../shared/bridge.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import type { RoomId } from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Trust } from '../wire/tls.ts'
import { ChatClient } from './chat-client.ts'
import { Joining, type JoinedHosts } from './joining.ts'
import { hintedAt, metAt, type KnownHost } from './known-host.ts'
import { Whereabouts } from './keep/whereabouts.ts'
import type { KnownHosts } from './known-hosts.ts'
import { wantsOtherName } from './reconnect.ts'
import type { Surroundings } from './surroundings.ts'
import { TrustQuestions } from './trust-questions.ts'

/** What a profile adds to what its clients need. */
export interface Profile extends Surroundings {
  readonly hosts: KnownHosts
  /** The name that new hosts are asked for. */
  readonly name: () => string
  /** Hears all that a window must know, in order. A mirror in it is still changing: copy it before you return. */
  readonly notice: (notice: Notice) => void
}

/** The host that this very app runs. */
export interface OwnHost {
  readonly name: string
  readonly port: number
  readonly keyHash: string
}

type OneHost = Payload<'leaveHost'>

/** All the hosts of one profile: what `shared/bridge.ts` calls, without the window. */
export class ChatClients {
  private readonly clients = new Map<string, ChatClient>()
  /** Those that are being joined, and are not in the list yet. */
  private readonly strangers = new Set<ChatClient>()
  private readonly joining: Joining
  private readonly stopper = new AbortController()
  /** Where the person is, and what they are writing. */
  readonly whereabouts: Whereabouts

  constructor(private readonly profile: Profile) {
    this.whereabouts = new Whereabouts(profile.keep, profile.log)
    this.joining = new Joining(this.joined(), new TrustQuestions(profile.clock), profile, this.stopper.signal)
  }

  /** Brings the known hosts back, but those that were left, and our own until it is opened. */
  start(): void {
    for (const host of this.profile.hosts.all()) {
      const client = this.client(host)
      this.clients.set(host.id, client)
      if (!host.left && !host.own) void client.connect()
    }
    this.forgetStrangers()
  }

  /** Everything a window begins with. The mirrors are still changing: copy them. */
  list(): { view: HostView; mirror: Mirror }[] {
    return [...this.clients.values()].map(({ view, mirror }) => ({ view, mirror }))
  }

  /** By an address or an invite. `authority`: the PEM text of the certificate file that the person chose. */
  join(typed: string, authority: string | null): Promise<JoinAnswer> {
    return this.joining.join(typed, authority)
  }

  answerTrust({ question, trust }: Payload<'answerTrust'>): Promise<JoinAnswer> {
    return this.joining.answerTrust(question, trust)
  }

  /** Gives up whatever join is under way. */
  cancelJoin(): null {
    this.joining.cancel()
    return null
  }

  /** Comes to the host that this app has just opened; answers its id. It is known by its key, whatever its port. */
  openOwn({ name, port, keyHash }: OwnHost): string {
    const loopback = { host: '127.0.0.1', port }
    const known = this.byKey(keyHash)
    const client = known ?? this.stranger({ type: 'pin', keyHash }, [loopback], name)
    // not every computer speaks IPv4
    const host = hintedAt(metAt(client.host, loopback), [{ host: '::1', port }])
    client.learn({ ...host, own: true, left: false })
    if (!known) this.admit(client)
    void client.connect()
    return client.host.id
  }

  /** Leaves the host that this app runs, because it is about to stop. It stays in the list. */
  async closeOwn(): Promise<void> {
    const own = [...this.clients.values()].filter(({ host }) => host.own)
    await Promise.all(own.map((client) => client.leave()))
  }

  /** Says goodbye. The host stays in the list, and is not brought back by itself. */
  async leaveHost({ host }: OneHost): Promise<null> {
    const client = this.clients.get(host)
    client?.learn({ ...client.host, left: true })
    await client?.leave()
    return null
  }

  /** Tries again now, after leaving or after it was stopped: with the profile's name, where it refused the other. */
  returnToHost({ host }: OneHost): null {
    const client = this.clients.get(host)
    if (!client) return null
    const known = { ...client.host, left: false }
    client.learn(wantsOtherName(client.view.link) ? { ...known, myName: this.profile.name() } : known)
    void client.connect()
    return null
  }

  /** Leaves it, and forgets all of it, its key too: or nothing of it, where the disk refuses. */
  async forgetHost({ host }: OneHost): Promise<Result<null, Refusal>> {
    const client = this.clients.get(host)
    if (!client) return ok(null)
    this.clients.delete(host)
    const forgotten = await this.profile.hosts.forget(host)
    if (!forgotten.ok) {
      this.clients.set(host, client)
      return forgotten
    }
    client.forget()
    this.whereabouts.forget(host)
    this.profile.notice({ type: 'forgotten', host })
    await client.leave()
    return ok(null)
  }

  async post({ host, ...post }: Payload<'post'>): Promise<Result<null, Refusal>> {
    return this.clients.get(host)?.post(post) ?? unknown()
  }

  retry({ host, clientId }: Payload<'retry'>): null {
    this.clients.get(host)?.retry(clientId)
    return null
  }

  discard({ host, clientId }: Payload<'discard'>): null {
    this.clients.get(host)?.discard(clientId)
    return null
  }

  openDirect({ host, person }: Payload<'openDirect'>): Result<RoomId, Refusal> {
    return this.clients.get(host)?.openDirect(person) ?? unknown()
  }

  async ask({ host, ask }: Payload<'ask'>): Promise<Result<Answer, Refusal>> {
    return this.clients.get(host)?.ask(ask) ?? unknown()
  }

  read({ host, room, seq }: Payload<'read'>): null {
    this.clients.get(host)?.read(room, seq)
    return null
  }

  /** What was said just before a seq. */
  async older({ host, room, before }: Payload<'older'>): Promise<Result<OlderPage, Refusal>> {
    return this.clients.get(host)?.older(room, before) ?? unknown()
  }

  /** This computer woke up, or its network changed: whoever waits is tried now. */
  wake(): void {
    for (const client of this.clients.values()) client.wake()
  }

  /** Says goodbye everywhere. Settles when every connection is closed, and all that is kept is on disk. */
  async stop(): Promise<void> {
    this.stopper.abort()
    const all = [...this.clients.values(), ...this.strangers]
    await Promise.all(all.map((client) => client.leave()))
    await Promise.all([this.whereabouts.settled(), ...all.map((client) => client.settled())])
    await Promise.all([this.profile.hosts.settled(), this.profile.keep.close()])
  }

  /** What is kept of hosts that are in no list: the app died while they were joined, or forgotten. */
  private forgetStrangers(): void {
    const { hosts, keep } = this.profile
    // a list that could not be read is no reason to forget anything, also at the starts after that
    const strangers = hosts.mayLack ? [] : Object.keys(keep.begun.hosts).filter((id) => !this.clients.has(id))
    if (strangers.length > 0)
      void keep.write(strangers.map((host) => ({ type: 'of', host, note: { type: 'forgotten' } })))
  }

  private joined(): JoinedHosts {
    return {
      byKey: (keyHash) => this.byKey(keyHash),
      byAddress: (address) => this.known(this.profile.hosts.byAddress(address)),
      stranger: (trust, places, name) => this.stranger(trust, places, name),
      admit: (stranger) => this.admit(stranger),
      dismiss: (stranger) => this.dismiss(stranger),
    }
  }

  private byKey(keyHash: string): ChatClient | undefined {
    return this.known(this.profile.hosts.byKey(keyHash))
  }

  private known(host: KnownHost | undefined): ChatClient | undefined {
    return host && this.clients.get(host.id)
  }

  private stranger(trust: Trust, hints: readonly Address[], name: string): ChatClient {
    const myName = this.profile.name()
    const client = this.client({ id: randomUUID(), name, addresses: [], hints, trust, myName, own: false, left: false })
    this.strangers.add(client)
    return client
  }

  private dismiss(stranger: ChatClient): Promise<void> {
    this.strangers.delete(stranger)
    stranger.forget()
    return stranger.leave()
  }

  /** A client whose words count only while it is in the list. */
  private client(host: KnownHost): ChatClient {
    const listed = () => this.clients.has(host.id)
    return new ChatClient(host, this.profile, {
      notice: (notice) => listed() && this.profile.notice(notice),
      keep: (known) => listed() && this.profile.hosts.keep(known),
    })
  }

  private admit(client: ChatClient): ChatClient {
    const { host } = client
    const already = host.trust.type === 'pin' ? this.byKey(host.trust.keyHash) : undefined
    if (already) {
      already.learn(host.addresses.reduceRight((known, address) => metAt(known, address), already.host))
      void this.dismiss(client)
      return already
    }
    this.strangers.delete(client)
    this.clients.set(host.id, client)
    this.profile.hosts.keep(host)
    this.profile.notice({ type: 'host', view: client.view })
    this.profile.notice({ type: 'mirror', host: host.id, mirror: client.mirror })
    return client
  }
}

function unknown(): { ok: false; error: Refusal } {
  return fail(refusal('host-unknown'))
}
