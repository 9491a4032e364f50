import { apply } from '../../shared/mirror/apply.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import type { Message } from '../../shared/model.ts'
import { keepRoom, succeed } from '../../shared/mirror/succeed.ts'
import { makeRoom } from './bounds.ts'
import type { Outbox } from './outbox.ts'

/**
 * The fresh mirror of a login takes the old one's place, and the outbox meets it: posts that the host has are settled,
 * also where their echo was lost; the others are shown as waiting, also where the host has no such room any more.
 * `fetched`: what was missing, some of it perhaps older than what a mirror keeps.
 */
export function takeOver(old: Mirror, fresh: Mirror, outbox: Outbox, fetched: readonly Message[]): Mirror {
  makeRoom(old, fresh)
  const mirror = succeed(old, fresh)
  const waiting = new Set(outbox.rows.map(({ clientId }) => clientId))
  const held = Object.values(mirror.rooms).flatMap(({ messages }) => messages)
  for (const { clientId, author } of waiting.size > 0 ? [...fetched, ...held] : []) {
    if (author === mirror.you && waiting.has(clientId)) outbox.acknowledged(clientId)
  }
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

/** The posts of the outbox stand in their rooms, as what waits. */
export function showWaiting(mirror: Mirror, outbox: Outbox): void {
  for (const pending of outbox.rows) apply(mirror, { type: 'queued', pending })
}
