import type { HostView, Notice } from '../../../shared/bridge.ts'
import { formatInvite } from '../../../shared/invite.ts'
import { findPerson, findRoom } from '../../../shared/mirror/find.ts'
import { newestSeq, type Mirror, type RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message, RoomId } from '../../../shared/model.ts'
import { Journal, readJournal } from './journal.ts'
import type { EnginePlan, EngineState, Place, Step } from './plan.ts'
import { openProfile, type OpenProfile } from './profile.ts'
import { Recorder } from './recorder.ts'

/** Posts that wait or are under way at once: as fast as a person's program could type. */
const ahead = 6
/** ms until something that failed is tried again. */
const patience = 50

type PostStep = Extract<Step, { type: 'post' }>

/** One person's engine, which does what its plan says. Killed and started again, it goes on where it was. */
export class Engine {
  private opened: OpenProfile | null = null
  private readonly journal: Journal
  private readonly recorder: Recorder
  private view: HostView | null = null
  private mirror: Mirror | null = null
  private done = 0
  private posts = 0
  /** Posts of the step that is under way. */
  private posted = 0
  private finished = false
  private acknowledged = 0
  private waiting: (() => void)[] = []

  constructor(
    private readonly plan: EnginePlan,
    private readonly place: Place,
    private readonly changed: () => void,
  ) {
    this.remember()
    this.journal = new Journal(plan.folder)
    this.recorder = new Recorder((note) => {
      if (note.type === 'message' && note.author === this.mirror?.you) this.acknowledged++
      this.journal.write(note)
    })
  }

  get state(): EngineState {
    const { plan, acknowledged } = this
    const newest = Object.fromEntries(this.rooms.map((room) => [room.id, newestSeq(room)]))
    const settled = this.finished && this.view?.link.type === 'online' && this.waitingPosts === 0
    return { engine: plan.engine, acknowledged, settled, newest }
  }

  /** Comes to the host, and does what is left of the plan. */
  async begin(): Promise<void> {
    this.opened = await openProfile(this.plan, {
      notice: (notice) => this.hear(notice),
      kept: (clientId) => this.journal.write({ type: 'queued', clientId }),
    })
    this.profile.clients.start()
    while (this.profile.hosts.all().length === 0) await this.join()
    await this.until(() => this.mirror !== null && this.mirror.you !== null)
    for (const step of this.plan.steps.slice(this.done)) {
      if (step.type === 'post') await this.post(step)
      else await this.move(step)
      this.journal.write({ type: 'step' })
      this.posted = 0
    }
    this.finished = true
    this.changed()
  }

  wake(): void {
    this.opened?.clients.wake()
  }

  /** Scrolls every room up to its beginning, writes down what is there, and stops. */
  async end(): Promise<void> {
    const older = new Map<RoomId, readonly Message[]>()
    for (const room of this.rooms) older.set(room.id, await this.olderOf(room))
    this.recorder.end(older)
    this.journal.flush()
    await this.profile.clients.stop()
    await this.profile.keep.close()
    this.journal.close()
  }

  /** What was said before what is shown, page by page: where the line is cut once more, it is asked again. */
  private async olderOf(room: RoomMirror): Promise<readonly Message[]> {
    let all: readonly Message[] = []
    for (let more = !room.whole; more;) {
      const before = (all[0] ?? room.messages[0])?.seq ?? room.newest + 1
      await this.until(() => this.view?.link.type === 'online')
      const page = await this.profile.clients.older({ host: this.host, room: room.id, before })
      if (page.ok) {
        all = [...page.value.messages, ...all]
        more = page.value.more && page.value.messages.length > 0
      } else await pause()
    }
    return all
  }

  private get profile(): OpenProfile {
    if (!this.opened) throw new Error('it is not open yet')
    return this.opened
  }

  private get host(): string {
    return this.profile.hosts.all()[0]?.id ?? ''
  }

  private get rooms(): readonly RoomMirror[] {
    return Object.values(this.mirror?.rooms ?? {})
  }

  private get waitingPosts(): number {
    return this.rooms.flatMap(({ pending }) => pending).filter((row) => row.refusal === null).length
  }

  /** Where an earlier life of it was. */
  private remember(): void {
    for (const { type } of readJournal(this.plan.folder)) {
      if (type === 'post') this.posted++
      if (type === 'post') this.posts++
      if (type !== 'step') continue
      this.done++
      this.posted = 0
    }
  }

  private async join(): Promise<void> {
    const { keyHash: key, port } = this.place
    const invite = formatInvite({ key, addresses: [{ host: '127.0.0.1', port }], name: 'Place' })
    const answer = await this.profile.clients.join(invite, null)
    if (answer.type !== 'joined') await pause()
    await this.profile.hosts.settled()
  }

  private async move({ type, room }: Exclude<Step, PostStep>): Promise<void> {
    const isDone = (): boolean => (this.roomCalled(room) !== undefined) === (type === 'join')
    while (!isDone()) {
      await this.until(() => this.view?.link.type === 'online')
      const id = this.roomCalled(room)?.id ?? ''
      const ask = type === 'join' ? { type, name: room, create: true } : { type, room: id }
      if (!isDone()) await this.profile.clients.ask({ host: this.host, ask })
      if (!isDone()) await pause()
    }
  }

  private async post({ to, count }: PostStep): Promise<void> {
    let room: RoomId | undefined
    await this.until(() => (room ??= this.roomOf(to)) !== undefined)
    while (this.posted < count) {
      await this.until(() => this.waitingPosts < ahead)
      this.say(room ?? '')
    }
  }

  private say(room: RoomId): void {
    const clientId = `${this.plan.name}-${String(++this.posts).padStart(6, '0')}`
    const text = `${clientId} said here`.padEnd(this.plan.length, ' .')
    this.posted++
    this.journal.write({ type: 'post', room, clientId, text })
    this.journal.flush()
    void this.profile.clients.post({ host: this.host, room, clientId, kind: 'text', text })
  }

  private roomOf(to: PostStep['to']): RoomId | undefined {
    if ('room' in to) return this.roomCalled(to.room)?.id
    const person = this.mirror && findPerson(this.mirror, to.person)
    const opened = person && this.profile.clients.openDirect({ host: this.host, person: person.id })
    return opened?.ok ? opened.value : undefined
  }

  private roomCalled(name: string): RoomMirror | undefined {
    return (this.mirror && findRoom(this.mirror, name)) ?? undefined
  }

  private hear(notice: Notice): void {
    if (notice.type === 'mirror') this.mirror = notice.mirror
    if (notice.type === 'host') this.view = notice.view
    this.recorder.hear(notice)
    for (const look of this.waiting.splice(0)) look()
    this.changed()
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patience))
}
