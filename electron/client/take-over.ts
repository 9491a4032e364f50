import { apply } from '../../shared/mirror/apply.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import { succeed } from '../../shared/mirror/succeed.ts'
import { makeRoom } from './bounds.ts'
import type { Outbox } from './outbox.ts'

/**
 * The fresh mirror of a login takes the old one's place, and the outbox meets it: posts that the host has are settled,
 * also where their echo was lost; the others are shown as waiting, also where the host has no such room any more.
 */
export function takeOver(old: Mirror, fresh: Mirror, outbox: Outbox): Mirror {
  makeRoom(old, fresh)
  const mirror = succeed(old, fresh)
  for (const { room, clientId } of [...outbox.rows]) {
    const there = mirror.rooms[room]?.messages.some((said) => said.clientId === clientId && said.author === mirror.you)
    if (there) outbox.acknowledged(clientId)
  }
  for (const pending of outbox.rows) {
    const before = old.rooms[pending.room]
    if (before) mirror.rooms[pending.room] ??= before
    apply(mirror, { type: 'queued', pending })
  }
  return mirror
}
