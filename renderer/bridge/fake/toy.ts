import type {
  Draft,
  Hosting,
  HostingWish,
  Notice,
  Standing,
  Settings,
  Start,
  TrustQuestion,
} from '../../../shared/bridge.ts'
import { firstWish } from '../../../shared/first-wish.ts'
import type { Time } from '../../../shared/model.ts'
import type { Scene } from './scenes/scene.ts'
import { stageHost } from './stage.ts'
import type { ToyHost } from './toy-host.ts'
import { hostingOf } from './toy-hosting.ts'

/** What the person did that leaves the window: copied, opened, closed, reported. */
export interface Trace {
  readonly copied: string[]
  readonly opened: string[]
  readonly reported: string[]
  readonly closed: boolean[]
}

/** A toy app behind the window: the whole state of the fake bridge. */
export class Toy {
  name: string | null
  settings: Settings
  hosting: Hosting | null = null
  hostingWish: HostingWish = firstWish
  readonly drafts = new Map<string, Draft>()
  place: Standing | null = null
  readonly hosts = new Map<string, ToyHost>()
  readonly takenPorts = new Set([5050])
  readonly questions = new Map<string, TrustQuestion>()
  readonly trace: Trace = { copied: [], opened: [], reported: [], closed: [] }
  private readonly listeners = new Set<(notice: Notice) => void>()

  constructor(
    readonly scene: Scene,
    readonly now: () => Time,
    private readonly systemLanguage: string,
  ) {
    this.name = scene.name
    this.settings = { theme: 'system', language: 'system', ...scene.settings }
    for (const host of scene.hosts) this.add(stageHost(host, this))
    if (scene.hosting) this.hosting = hostingOf({ name: 'Ali’s place', port: 5051, instead: 5050, plain: true })
  }

  /** Hands a notice to every listener, as a copy: that is what crossing processes does. */
  readonly tell = (notice: Notice): void => {
    for (const hear of this.listeners) hear(structuredClone(notice))
  }

  listen(hear: (notice: Notice) => void): () => void {
    this.listeners.add(hear)
    if (this.scene.invited !== undefined) hear({ type: 'invited', address: this.scene.invited })
    return () => this.listeners.delete(hear)
  }

  start(): Start {
    return {
      version: '0.1.0',
      platform: 'linux',
      systemLanguage: this.systemLanguage,
      name: this.name,
      settings: this.settings,
      hosts: [...this.hosts.values()].map(({ view, mirror }) => ({ view, mirror })),
      hosting: this.hosting,
      hostingWish: this.hostingWish,
      drafts: [...this.drafts.values()],
      place: this.place,
    }
  }

  /** The host of this id; throws where the window names one that it was never told of. */
  host(id: string): ToyHost {
    const host = this.hosts.get(id)
    if (!host) throw new Error(`The toy has no host ${id}.`)
    return host
  }

  add(host: ToyHost): void {
    this.hosts.set(host.id, host)
  }

  /** A host that was not there before: the window is told of it and of all that is in it. */
  introduce(host: ToyHost): void {
    this.add(host)
    this.tell({ type: 'host', view: host.view })
    this.tell({ type: 'mirror', host: host.id, mirror: host.mirror })
  }
}
