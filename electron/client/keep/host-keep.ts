import type { OlderPage } from '../../../shared/bridge.ts'
import { batch } from '../../../shared/events.ts'
import type { MirrorEvent } from '../../../shared/mirror/apply.ts'
import type { Mirror, Pending, RoomMirror } from '../../../shared/mirror/mirror.ts'
import { isGuest, type ClientId, type Message, type PersonId, type RoomId, type Seq } from '../../../shared/model.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Log } from '../../disk/log.ts'
import type { OutboxStore } from '../outbox-store.ts'
import type { Keep } from './keep.ts'
import type { Begun, HostNote, KeptRoom } from './notes.ts'

/**
 * Keeps what one host tells, and what waits for it.
 * 1. The connection MUST NOT wait for it: one batch is written at a time, and what comes meanwhile is the next.
 * 2. A row of the outbox MUST be on disk when `save` settles.
 */
export class HostKeep implements OutboxStore {
  private said: Message[] = []
  private notes: HostNote[] = []
  /** What the disk refused and nobody tells again: it goes first in the next batch. */
  private owed: HostNote[] = []
  private readonly rooms = new Set<RoomId>()
  private readonly people = new Set<PersonId>()
  /** Rooms that are on the disk. */
  private readonly known: Set<RoomId>
  /** Guests whose names are on the disk. */
  private readonly guests: Set<PersonId>
  private history: string
  private writing: Promise<void> | null = null
  private forgotten = false

  constructor(
    private readonly host: string,
    private readonly keep: Keep,
    private readonly log: Log,
    private readonly mirror: () => Mirror,
  ) {
    this.history = this.begun?.mirror.history ?? ''
    this.known = new Set(Object.keys(this.begun?.mirror.rooms ?? {}))
    this.guests = new Set(Object.keys(this.begun?.mirror.people ?? {}).filter(isGuest))
  }

  /** What was kept when the app began; undefined where nothing was. */
  get begun(): Begun | undefined {
    return this.keep.begun.hosts[this.host]
  }

  load(): readonly Pending[] {
    return this.begun?.rows ?? []
  }

  save(row: Pending): Promise<Result<null, Refusal>> {
    return this.write([{ type: 'row', row }])
  }

  remove(clientIds: readonly ClientId[]): void {
    this.note(...clientIds.map((clientId) => ({ type: 'unrow', clientId }) as const))
  }

  /** Told while a login is. What the disk has no place for yet is taken from the mirror when it is told in full. */
  early(history: string, messages: readonly Message[]): void {
    if (history === this.history) this.told(messages.filter(({ room }) => this.known.has(room)))
  }

  /** The host told everything anew. */
  anew(): void {
    const { you, host, history, rooms, people } = this.mirror()
    const same = history === this.history
    // what is still to be written has seqs of the history before
    if (!same) this.said = []
    this.history = history
    const fresh = Object.values(rooms).filter(({ id }) => !same || !this.known.has(id))
    this.notes.push({ type: 'host', kept: { you, host, history } }, { type: 'rooms', rooms: Object.keys(rooms) })
    for (const id of Object.keys(rooms)) this.rooms.add(id)
    for (const id of Object.keys(people)) this.people.add(id)
    this.letGo()
    for (const { messages } of fresh) this.told(messages)
    this.soon()
  }

  /** An event has changed the mirror. */
  heard(event: MirrorEvent): void {
    if (event.type === 'message') this.hearMessage(event)
    else if (event.type === 'history') this.said.push(...event.messages)
    else if (event.type === 'people') for (const { id } of event.people) this.people.add(id)
    if (event.type === 'came') this.people.add(event.person.id)
    if (event.type === 'renamed') this.people.add(event.person)
    if (event.type === 'exited') this.hearExit(event.room)
    else if (this.goesWith(event)) this.letGo()
    if (changesRoom.has(event.type) && 'room' in event && event.room !== undefined) this.rooms.add(event.room)
    this.soon()
  }

  /** What was said there goes, also where the room stays for what waits in it. */
  private hearExit(room: RoomId): void {
    this.notes.push({ type: 'exited', room })
    this.known.delete(room)
    this.rooms.add(room)
  }

  /** Whether the mirror may have let go of something with this event, beside a room that is left. */
  private goesWith(event: MirrorEvent): boolean {
    if (event.type === 'gone') return isGuest(event.person)
    const settles = event.type === 'message' || event.type === 'discarded'
    return settles && this.known.has(event.room) && !this.mirror().rooms[event.room]
  }

  /** The mirror forgets guests who are gone, what was said with them long ago, and rooms that were left: the disk does too. */
  private letGo(): void {
    const { rooms, people } = this.mirror()
    const guests = [...this.guests].filter((id) => !people[id])
    const gone = [...this.known].filter((id) => !rooms[id])
    for (const person of guests) this.notes.push({ type: 'unperson', person })
    for (const room of gone) this.notes.push({ type: 'exited', room })
    for (const id of guests) this.guests.delete(id)
    for (const id of gone) this.known.delete(id)
  }

  /** A message may open a direct conversation. */
  private hearMessage(message: Message): void {
    this.said.push(message)
    if (!this.known.has(message.room)) this.rooms.add(message.room)
  }

  /** These messages were told, outside of what the mirror holds. */
  told(messages: readonly Message[]): void {
    for (const message of messages) this.said.push(message)
    this.soon()
  }

  /** What was said before a seq, from this computer's disk. */
  older(room: RoomId, before: Seq): Promise<Result<OlderPage, Refusal>> {
    return this.keep.older({ host: this.host, room, before, most: batch.messages })
  }

  /** All of it goes, and nothing comes after. */
  forget(): void {
    this.collect()
    this.note({ type: 'forgotten' })
    this.forgotten = true
  }

  /** Everything that was told so far is on disk, or the disk refused it. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing
    if (this.owed.length > 0) await this.writeAll()
  }

  private note(...notes: HostNote[]): void {
    this.notes.push(...notes)
    this.soon()
  }

  private soon(): void {
    if (this.writing || !this.waits) return
    this.writing = Promise.resolve()
      .then(() => this.writeAll())
      .then(() => {
        this.writing = null
        this.soon()
      })
  }

  private get waits(): boolean {
    return this.notes.length + this.said.length + this.rooms.size + this.people.size > 0
  }

  private async writeAll(): Promise<void> {
    const notes = this.collect()
    const kept = await this.write(notes)
    if (kept.ok) return
    this.owed = notes.filter(({ type }) => toldOnce.has(type))
    this.known.clear()
    this.log.warn('what was told is not kept', { host: this.host, why: kept.error.code })
  }

  private collect(): HostNote[] {
    const { rooms, people } = this.mirror()
    const notes = [...this.owed, ...this.notes]
    for (const id of this.people) if (people[id]) notes.push({ type: 'person', person: people[id] })
    for (const id of this.rooms) if (rooms[id]) notes.push({ type: 'room', room: keptRoom(rooms[id]) })
    for (const id of this.rooms) this.known.add(id)
    for (const id of this.people) if (people[id] && isGuest(id)) this.guests.add(id)
    if (this.said.length > 0) notes.push({ type: 'said', messages: this.said })
    this.owed = []
    this.notes = []
    this.said = []
    this.rooms.clear()
    this.people.clear()
    return notes
  }

  private write(notes: readonly HostNote[]): Promise<Result<null, Refusal>> {
    if (this.forgotten && !notes.some(({ type }) => type === 'forgotten')) return Promise.resolve(ok(null))
    return this.keep.write(notes.map((note) => ({ type: 'of', host: this.host, note })))
  }
}

const changesRoom: ReadonlySet<MirrorEvent['type']> = new Set([
  'entered',
  'members',
  'everyone',
  'joined',
  'left',
  'topic',
  'read',
  'opened',
])

/** What is written but once: a post that its person discarded would come back, and be sent. */
const toldOnce: ReadonlySet<HostNote['type']> = new Set(['host', 'rooms', 'unperson', 'exited', 'unrow'])

function keptRoom({ id, kind, name, topic, members, since, read }: RoomMirror): KeptRoom {
  return { id, kind, name, topic, members: [...members], since, read }
}
