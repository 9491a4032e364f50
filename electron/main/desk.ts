/** What the window works with: the hosts of this profile, the host that it runs, and what the person chose. */
import type { Hosting, Notice, Payload, Start } from '../../shared/bridge.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import { ChatClients } from '../client/chat-clients.ts'
import { usualTimes } from '../client/connection.ts'
import type { Keep } from '../client/keep/keep.ts'
import { KnownHosts } from '../client/known-hosts.ts'
import type { Log } from '../disk/log.ts'
import { systemClock } from '../wire/system-clock.ts'
import { dialTls, lookAtKey } from '../wire/tls.ts'
import { HostKeeper } from './hosting/host-keeper.ts'
import { Parting } from './hosting/parting.ts'
import { checkPort, nextFree } from './hosting/ports.ts'
import { startHostFrom } from './hosting/start-host.ts'
import type { BuiltPlaces, ProfilePlaces } from './places.ts'
import { Authority } from './profile/authority.ts'
import type { OwnKey } from './profile/own-key.ts'
import type { SettingsFile } from './profile/settings-file.ts'

/** What stays the same as long as the app runs. */
export type About = Pick<Start, 'version' | 'platform' | 'systemLanguage'>

export interface DeskNeeds {
  readonly about: About
  readonly places: ProfilePlaces & BuiltPlaces
  readonly settings: SettingsFile
  readonly key: OwnKey
  readonly keep: Keep
  readonly log: Log
  /** Hears all that the window must know, in order. */
  readonly notice: (notice: Notice) => void
}

export class Desk {
  readonly about: About
  readonly settings: SettingsFile
  readonly log: Log
  readonly authority = new Authority()
  readonly clients: ChatClients
  readonly keeper: HostKeeper
  readonly parting: Parting
  private readonly knownHosts: KnownHosts
  /** A host's thread hangs, whatever was done to end it. */
  private isStuck = false

  constructor(private readonly needs: DeskNeeds) {
    const { about, places, settings, log } = needs
    this.about = about
    this.settings = settings
    this.log = log
    this.knownHosts = new KnownHosts(places.hosts, log)
    this.clients = clientsOf(needs, this.knownHosts)
    this.keeper = new HostKeeper({
      start: startHostFrom(places, log, () => (this.isStuck = true)),
      checkPort,
      nextFree,
      come: (host) => void this.clients.openOwn(host),
      go: () => this.clients.closeOwn(),
      changed: (hosting, why) => this.tellHosting(hosting, why),
      clock: systemClock,
    })
    this.parting = new Parting(this.clients, this.keeper)
  }

  /** What the person must know of files that could not be read. */
  get problems(): Refusal[] {
    return [this.needs.key.problem, this.settings.problem, this.knownHosts.problem, this.needs.keep.problem].filter(
      (problem) => problem !== null,
    )
  }

  /** Brings the known hosts back. */
  start(): void {
    this.clients.start()
  }

  /** The computer slept, or its network is another one. */
  wake(): void {
    this.clients.wake()
    this.keeper.tellWhere()
  }

  /** Everything that a window begins with, as it is now. */
  everything(): Start {
    const { name, settings, hosting: hostingWish } = this.settings.choices
    const hosts = structuredClone(this.clients.list())
    const { drafts, place } = this.clients.whereabouts
    return { ...this.about, name, settings, hosts, hosting: this.keeper.hosting, hostingWish, drafts, place }
  }

  /** Opens the host that this app runs, and remembers what was asked for. */
  async openHosting(wish: Payload<'openHosting'>): Promise<Result<Hosting, Refusal>> {
    const opened = await this.keeper.open(wish)
    if (!opened.ok) return opened
    const { hosting } = this.settings.choices
    const { name, plain } = opened.value
    const { retention, newcomers, limits } = wish
    const port = wish.port ?? hosting.port
    void this.settings.change({ hosting: { name, plain, retention, newcomers, limits, port } })
    return opened
  }

  /** Says goodbye everywhere and saves. Settles when nothing of it runs any more, but for a thread that is `stuck`. */
  async stop(): Promise<'ended' | 'stuck'> {
    await this.clients.closeOwn()
    // a host's thread that hangs takes nearly all the time there is, and what is kept is whole on the disk before
    await Promise.all([this.keeper.close(), this.clients.stop()])
    await this.settings.settled()
    return this.isStuck ? 'stuck' : 'ended'
  }

  private tellHosting(hosting: Hosting | null, refusal: Refusal | null): void {
    if (refusal) this.log.error('the host ended', { why: refusal.code, goesOn: hosting !== null })
    this.needs.notice({ type: 'hosting', hosting, refusal })
  }
}

function clientsOf({ about, settings, key, keep, log, notice }: DeskNeeds, hosts: KnownHosts): ChatClients {
  return new ChatClients({
    clock: systemClock,
    random: Math.random,
    times: usualTimes,
    identity: key.identity,
    agent: `hearth/${about.version}`,
    dial: dialTls,
    look: lookAtKey,
    keep,
    log,
    hosts,
    name: () => settings.choices.name ?? '',
    notice,
  })
}
