import { randomUUID } from 'node:crypto'
import type { Message, RoomId, Seq } from '../../shared/model.ts'
import { ok } from '../../shared/result.ts'
import type { Appended, Change, Draft, Kept, Page, PageQuery, Store, Stored } from './store.ts'

/** For tests: keeps everything as long as it lives. A host that is opened on it again finds what it kept. */
export class MemoryStore implements Store {
  readonly id = randomUUID()
  kept: Kept = { people: [], rooms: [], bans: [] }
  private readonly rooms = new Map<RoomId, Message[]>()
  private readonly byMark = new Map<string, Message>()

  append(draft: Draft): Stored<Appended> {
    const before = this.byMark.get(markOf(draft))
    if (before) return Promise.resolve(ok(again(before, draft)))
    const said = this.said(draft.room)
    const message: Message = { ...draft, seq: said.length + 1 }
    said.push(message)
    this.byMark.set(markOf(draft), message)
    return Promise.resolve(ok({ type: 'kept', message }))
  }

  recall(draft: Draft): Stored<Message | null> {
    const before = this.byMark.get(markOf(draft))
    return Promise.resolve(ok(before && again(before, draft).type === 'repeated' ? before : null))
  }

  page({ room, way, seq, since, most }: PageQuery): Stored<Page> {
    const readable = this.said(room).filter((message) => message.seq > since)
    const there = readable.filter((message) => (way === 'before' ? message.seq < seq : message.seq > seq))
    const messages = way === 'before' ? there.slice(-most) : there.slice(0, most)
    return Promise.resolve(ok({ messages, more: there.length > messages.length }))
  }

  keep(change: Change): Stored<null> {
    this.kept = kept(this.kept, change, (room) => this.said(room).length)
    if (change.type === 'forget') this.forget(change.room)
    return Promise.resolve(ok(null))
  }

  close(): Promise<void> {
    const rooms = this.kept.rooms.map((room) => ({ ...room, newest: this.said(room.id).length }))
    this.kept = { ...this.kept, rooms }
    return Promise.resolve()
  }

  private forget(room: RoomId): void {
    for (const message of this.said(room)) this.byMark.delete(markOf(message))
    this.rooms.delete(room)
  }

  private said(room: RoomId): Message[] {
    const known = this.rooms.get(room)
    if (known) return known
    const made: Message[] = []
    this.rooms.set(room, made)
    return made
  }
}

function kept(before: Kept, change: Change, newest: (room: RoomId) => Seq): Kept {
  switch (change.type) {
    case 'person':
      return { ...before, people: [...before.people.filter(({ id }) => id !== change.id), change] }
    case 'ban':
      return { ...before, bans: [...before.bans.filter(({ subject }) => subject !== change.subject), change] }
    case 'forget':
      return { ...before, rooms: before.rooms.filter(({ id }) => id !== change.room) }
    case 'room': {
      const others = before.rooms.filter(({ id }) => id !== change.id)
      const members = before.rooms.find(({ id }) => id === change.id)?.members ?? []
      return { ...before, rooms: [...others, { ...change, newest: newest(change.id), members }] }
    }
    default:
      return { ...before, rooms: before.rooms.map((room) => (room.id === change.room ? changed(room, change) : room)) }
  }
}

function changed(room: Kept['rooms'][number], change: Change): Kept['rooms'][number] {
  const others = (person: string) => room.members.filter((member) => member.person !== person)
  if (change.type === 'member') return { ...room, members: [...others(change.person), change] }
  if (change.type === 'exit') return { ...room, members: others(change.person) }
  if (change.type !== 'read') return room
  const members = room.members.map((member) =>
    member.person === change.person ? { ...member, read: Math.max(member.read, change.seq) } : member,
  )
  return { ...room, members }
}

function markOf({ author, clientId }: Draft): string {
  return `${author} ${clientId}`
}

function again(before: Message, draft: Draft): Appended {
  const same = before.room === draft.room && before.kind === draft.kind && before.text === draft.text
  return same ? { type: 'repeated', message: before } : { type: 'conflict' }
}
