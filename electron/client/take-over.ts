import { apply } from '../../shared/mirror/apply.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import { keepRoom, succeed } from '../../shared/mirror/succeed.ts'
import type { ClientId } from '../../shared/model.ts'
import { makeRoom } from './bounds.ts'
import type { Outbox } from './outbox.ts'

/**
 * The fresh mirror of a login takes the old one's place, and the outbox meets it: posts that the host has are settled,
 * also where their echo was lost; the others are shown as waiting, also where this person is in no such room any more.
 * `echoed`: those of the outbox that the host told of, some of it perhaps older than what a mirror keeps.
 */
export function takeOver(old: Mirror, fresh: Mirror, outbox: Outbox, echoed: ReadonlySet<ClientId>): Mirror {
  makeRoom(old, fresh)
  const mirror = succeed(old, fresh)
  for (const clientId of [...echoed, ...heldOwn(mirror, outbox)]) outbox.acknowledged(clientId)
  // the old one still hears what the outbox tells: a host that took one of them is not full any more
  mirror.stalled = old.stalled
  for (const pending of outbox.rows) {
    const before = old.rooms[pending.room]
    if (before) keepRoom(old, mirror, before)
  }
  // what the host had all along waits no more, also where a mirror keeps too little to show it
  for (const room of Object.values(mirror.rooms)) room.pending = []
  showWaiting(mirror, outbox)
  return mirror
}

/** Posts of the outbox that the mirror holds as said. */
function heldOwn({ you, rooms }: Mirror, outbox: Outbox): ClientId[] {
  const waiting = new Set(outbox.rows.map(({ clientId }) => clientId))
  if (waiting.size === 0) return []
  const held = Object.values(rooms).flatMap(({ messages }) => messages)
  const own = held.filter(({ author, clientId }) => author === you && waiting.has(clientId))
  return own.map(({ clientId }) => clientId)
}

/** The posts of the outbox stand in their rooms, as what waits. */
export function showWaiting(mirror: Mirror, outbox: Outbox): void {
  for (const pending of outbox.rows) apply(mirror, { type: 'queued', pending })
}
