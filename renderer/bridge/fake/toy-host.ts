import type { HostView, LinkState, Notice, OlderPage } from '../../../shared/bridge.ts'
import { revision } from '../../../shared/commands.ts'
import { batch } from '../../../shared/events.ts'
import { apply, type MirrorEvent } from '../../../shared/mirror/apply.ts'
import { findPerson, findRoom } from '../../../shared/mirror/find.ts'
import { emptyMirror, newestSeq, type Mirror, type Pending } from '../../../shared/mirror/mirror.ts'
import { succeed } from '../../../shared/mirror/succeed.ts'
import {
  directPeople,
  type ClientId,
  type Message,
  type Person,
  type RoomId,
  type Seq,
  type Time,
} from '../../../shared/model.ts'
import { refusal } from '../../../shared/refusals.ts'
import type { ToyRoom } from './scenes/scene.ts'

/** What a toy host is told of its surroundings. */
export interface ToySurroundings {
  readonly tell: (notice: Notice) => void
  readonly now: () => Time
}

/** A message that somebody said, in few words. */
export interface Saying {
  readonly by: Person
  readonly text: string
  readonly action?: boolean
  readonly time?: Time
  readonly clientId?: ClientId
}

/** One host of the toy: it numbers and echoes as a real one would, and tells the window the same events. */
export class ToyHost {
  mirror: Mirror = emptyMirror()
  /** What was said in a room before what the window was told: at most so many just before a seq, made as they are asked for. */
  readonly olden = new Map<RoomId, (before: Seq, most: number) => readonly Message[]>()
  /** Every open room there is, joined or not. */
  readonly rooms = new Map<RoomId, ToyRoom>()
  /** Echoes wait until `release`. */
  held = false
  private waiting: (() => void)[] = []
  private said = 0

  constructor(
    public view: HostView,
    readonly you: Person,
    private readonly around: ToySurroundings,
  ) {
    apply(this.mirror, {
      type: 'welcome',
      revision,
      host: view.name,
      history: 'first',
      you: you.id,
      capabilities: [],
    })
    apply(this.mirror, { type: 'people', people: [you] })
  }

  get id(): string {
    return this.view.id
  }

  get online(): boolean {
    return this.view.link.type === 'online'
  }

  now(): Time {
    return this.around.now()
  }

  /** Something happens on this host: its mirror and the window both learn it. */
  hear(event: MirrorEvent): void {
    apply(this.mirror, event)
    this.around.tell({ type: 'event', host: this.id, event })
  }

  link(link: LinkState): void {
    this.view = { ...this.view, link }
    this.around.tell({ type: 'host', view: this.view })
    if (link.type === 'online') this.release()
  }

  /** Somebody says something in a room. */
  say(room: RoomId, saying: Saying): void {
    this.hear({ type: 'message', ...this.message(room, saying) })
  }

  /** The next message of a room, as the host would number and stamp it. */
  message(room: RoomId, { by, text, action = false, time = this.now(), clientId }: Saying): Message {
    const known = this.mirror.rooms[room]
    return {
      room,
      seq: (known ? newestSeq(known) : 0) + 1,
      clientId: clientId ?? `said-${String(++this.said).padStart(8, '0')}`,
      author: by.id,
      name: by.name,
      kind: action ? 'action' : 'text',
      text,
      time,
    }
  }

  /** The page just before a seq, of what the window was told and what it was not. */
  older(room: RoomId, before: Seq): OlderPage {
    const old = this.olden.get(room)?.(before, batch.messages + 1) ?? []
    const told = this.mirror.rooms[room]?.messages ?? []
    const all = [...old, ...told.filter(({ seq }) => seq < before)]
    return { messages: all.slice(-batch.messages), more: all.length > batch.messages }
  }

  /** Takes an own message: it waits where the host is away or echoes are held, and is echoed otherwise. */
  post(pending: Pending): void {
    this.hear({ type: 'queued', pending: { ...pending, kept: true } })
    this.whenAble(() => {
      const { room, kind, text, clientId } = pending
      const still = this.mirror.rooms[room]?.pending.find((row) => row.clientId === clientId)
      if (still) this.say(room, { by: this.person(this.you.id), text, clientId, action: kind === 'action' })
    })
  }

  /** Enters a room, as the answer to a wish. */
  enter(room: ToyRoom): void {
    const members = [this.you.id, ...room.members]
    const begins = { since: 0, newest: 0, read: 0 }
    this.hear({ type: 'entered', room: room.id, kind: 'open', name: room.name, topic: room.topic, members, ...begins })
  }

  /** The open room of this name, joined or not. */
  roomNamed(name: string): ToyRoom | undefined {
    const joined = findRoom(this.mirror, name)
    return [...this.rooms.values()].find((room) => room.id === joined?.id || room.name === name)
  }

  personNamed(name: string): Person {
    const found = findPerson(this.mirror, name)
    if (!found) throw new Error(`Nobody is called ${name} in this scene.`)
    return found
  }

  /** A room by its name, or the direct conversation with this person. */
  place(name: string): RoomId {
    const room = this.roomNamed(name)?.id
    if (room) return room
    const other = this.personNamed(name)
    const direct = Object.keys(this.mirror.rooms).find((id) => directPeople(id)?.includes(other.id))
    if (!direct) throw new Error(`There is no room ${name} in this scene.`)
    return direct
  }

  person(id: string): Person {
    return this.mirror.people[id] ?? this.you
  }

  /** Refuses an own message that waits. */
  refuse(room: RoomId, clientId: ClientId, code: Parameters<typeof refusal>[0]): void {
    this.hear({ type: 'unsent', room, clientId, refusal: refusal(code) })
  }

  /** Lets all that waits go on, in order. */
  release(): void {
    this.held = false
    const waiting = this.waiting
    this.waiting = []
    for (const act of waiting) act()
  }

  /** Begins anew: nothing said before is known here any more. */
  restart(): void {
    const fresh: Mirror = { ...structuredClone(this.mirror), history: `${this.mirror.history}-again` }
    for (const room of Object.values(fresh.rooms)) {
      Object.assign(room, { messages: [], earlier: [], happenings: [], read: 0, unread: 0 })
    }
    this.mirror = succeed(this.mirror, fresh)
    this.around.tell({ type: 'mirror', host: this.id, mirror: this.mirror })
  }

  private whenAble(act: () => void): void {
    if (this.held || !this.online) this.waiting.push(act)
    else void Promise.resolve().then(act)
  }
}
