import { ChatClient } from '../../../electron/client/chat-client.ts'
import { usualTimes } from '../../../electron/client/connection.ts'
import type { KnownHost } from '../../../electron/client/known-host.ts'
import { memoryKeep } from '../../../electron/client/fakes/memory-keep.ts'
import type { Keep } from '../../../electron/client/keep/keep.ts'
import { silentLog } from '../../../electron/disk/log.ts'
import type { Link } from '../../../electron/wire/link.ts'
import type { Notice } from '../../../shared/bridge.ts'
import type { FakeClock } from '../../../shared/fake-clock.ts'
import { findRoom } from '../../../shared/mirror/find.ts'
import { keyedId } from '../../../shared/model.ts'
import { refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { EngineHistory, Note } from '../check/evidence.ts'
import { Recorder } from '../engine/recorder.ts'
import { BentLink, type Bend } from './bent-link.ts'

/** What stands between a person and a host; a seeded bug changes one of them. */
export interface Fittings {
  /** What the outbox is kept in. */
  readonly disk: Keep
  readonly bend: Bend
  /** Hears what the engine tells its window, after it was written down. */
  readonly meddle: (notice: Notice, client: ChatClient) => void
}

export const wholeFittings = (): Fittings => ({ disk: memoryKeep(), bend: {}, meddle: () => undefined })

/** One person's real client engine over links in memory: it can be cut off, killed, and started again. */
export class SmallPerson {
  readonly notes: Note[] = []
  readonly keyHash: string
  private life = 0
  private link: Link | null = null
  private recorder: Recorder | null = null
  private client: ChatClient | null = null
  private posts = 0

  constructor(
    readonly name: string,
    private readonly clock: FakeClock,
    private readonly accept: (keyHash: string) => Link | null,
    private readonly fittings: Fittings = wholeFittings(),
  ) {
    this.keyHash = name.padEnd(43, '0')
  }

  get history(): EngineHistory {
    return { engine: this.name, person: keyedId(this.keyHash), notes: this.notes }
  }

  /** Whether it is online, and nothing waits to be sent. */
  get isSettled(): boolean {
    if (!this.client) return false
    const rows = Object.values(this.client.mirror.rooms).flatMap(({ pending }) => pending)
    return this.client.view.link.type === 'online' && rows.every((row) => row.refusal !== null)
  }

  /** Starts the app on what its disk holds. */
  start(): void {
    if (this.client) return
    const life = ++this.life
    const isThis = () => life === this.life
    this.recorder = new Recorder((note) => this.notes.push(note))
    const client = new ChatClient(this.known, this.surroundings(isThis), {
      notice: (notice) => isThis() && this.hear(notice),
      keep: () => undefined,
    })
    this.client = client
    void client.connect()
  }

  /** The app dies at once. */
  kill(): void {
    this.life++
    this.client = null
    this.cut()
  }

  /** The connection is lost; the engine will make another. */
  cut(): void {
    this.link?.destroy('lost')
    this.link = null
  }

  /** Says something in a room it knows by this name or id. */
  say(room = 'lobby', text = ''): void {
    const found = this.client && (findRoom(this.client.mirror, room) ?? this.client.mirror.rooms[room])
    if (!found || !this.client) return
    const clientId = `${this.name}-post-${++this.posts}`
    const post = { room: found.id, clientId, kind: 'text', text: text || `${clientId} says something` } as const
    this.notes.push({ type: 'post', ...post })
    void this.client.post(post).then(({ ok }) => ok && this.notes.push({ type: 'queued', clientId }))
  }

  /** Says something to somebody alone. */
  whisper(to: SmallPerson): void {
    const room = this.client?.openDirect(keyedId(to.keyHash))
    if (room?.ok) this.say(room.value)
  }

  async join(name: string): Promise<void> {
    await this.client?.ask({ type: 'join', name, create: true })
  }

  async leave(name: string): Promise<void> {
    const room = this.client && findRoom(this.client.mirror, name)
    if (room) await this.client?.ask({ type: 'leave', room: room.id })
  }

  /** Writes down what is on the screen at the end. */
  end(): void {
    this.recorder?.end()
  }

  private hear(notice: Notice): void {
    this.recorder?.hear(notice)
    if (this.client) this.fittings.meddle(notice, this.client)
  }

  private get known(): KnownHost {
    const trust = { type: 'pin', keyHash: 'host'.padEnd(43, '0') } as const
    const addresses = [{ host: 'memory', port: 1 }]
    return { id: 'home', name: '', addresses, hints: [], trust, myName: this.name, own: false, left: false }
  }

  private surroundings(isAlive: () => boolean): ConstructorParameters<typeof ChatClient>[1] {
    const dial = () => Promise.resolve(this.dial(isAlive))
    return {
      clock: this.clock,
      random: () => 0.1,
      times: usualTimes,
      identity: null,
      agent: 'hearth/faults',
      dial,
      look: () => Promise.resolve(fail(refusal('connection-refused'))),
      keep: this.fittings.disk,
      log: silentLog,
    }
  }

  private dial(isAlive: () => boolean) {
    const link = isAlive() ? this.accept(this.keyHash) : null
    if (!link) return fail(refusal('connection-refused'))
    this.link = new BentLink(link, this.fittings.bend)
    return ok(this.link as never)
  }
}
