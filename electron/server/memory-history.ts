import { randomUUID } from 'node:crypto'
import type { Message, RoomId, Seq } from '../../shared/model.ts'
import type { Appended, Draft, History } from './history.ts'
import type { HostLimits } from './host-limits.ts'

interface Shelf {
  newest: Seq
  readonly messages: Message[]
}

/** Keeps the newest messages of each room as long as the host runs. */
export class MemoryHistory implements History {
  readonly id = randomUUID()
  private readonly shelves = new Map<RoomId, Shelf>()
  private readonly byMark = new Map<string, Message>()
  /** In the order they came, whatever the room: the first is the oldest of all. */
  private readonly inOrder = new Set<Message>()
  private bytes = 0

  constructor(private readonly limits: Pick<HostLimits, 'recentMessages' | 'memoryBytes'>) {}

  append(draft: Draft): Promise<Appended> {
    const before = this.byMark.get(markOf(draft))
    if (before) return Promise.resolve(again(before, draft))
    const shelf = this.shelf(draft.room)
    const message: Message = { ...draft, seq: ++shelf.newest }
    this.keep(shelf, message)
    return Promise.resolve({ type: 'kept', message })
  }

  recent(room: RoomId): Promise<readonly Message[]> {
    return Promise.resolve([...(this.shelves.get(room)?.messages ?? [])])
  }

  forget(room: RoomId): Promise<void> {
    const shelf = this.shelves.get(room)
    while (shelf && shelf.messages.length > 0) this.dropOldest(shelf)
    this.shelves.delete(room)
    return Promise.resolve()
  }

  private keep(shelf: Shelf, message: Message): void {
    shelf.messages.push(message)
    this.byMark.set(markOf(message), message)
    this.inOrder.add(message)
    this.bytes += Buffer.byteLength(message.text)
    if (shelf.messages.length > this.limits.recentMessages) this.dropOldest(shelf)
    while (this.bytes > this.limits.memoryBytes) this.dropOldestOfAll()
  }

  private dropOldestOfAll(): void {
    for (const oldest of this.inOrder) return this.dropOldest(this.shelf(oldest.room))
  }

  private dropOldest(shelf: Shelf): void {
    const message = shelf.messages.shift()
    if (!message) return
    this.byMark.delete(markOf(message))
    this.inOrder.delete(message)
    this.bytes -= Buffer.byteLength(message.text)
  }

  private shelf(room: RoomId): Shelf {
    const known = this.shelves.get(room)
    if (known) return known
    const made = { newest: 0, messages: [] }
    this.shelves.set(room, made)
    return made
  }
}

function markOf({ author, clientId }: Draft): string {
  return `${author} ${clientId}`
}

function again(before: Message, draft: Draft): Appended {
  const same = before.room === draft.room && before.kind === draft.kind && before.text === draft.text
  return same ? { type: 'repeated', message: before } : { type: 'conflict' }
}
