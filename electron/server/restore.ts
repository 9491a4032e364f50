import { directPeople, isGuest } from '../../shared/model.ts'
import type { Host } from './host.ts'
import type { Kept, KeptRoom } from './store.ts'

/** Brings back who owns which name, and which rooms there are with whom, from before the host stopped. */
export function restore(host: Host, kept: Kept): void {
  for (const { id, name } of kept.people) {
    if (!host.people.remember(id, name)) host.log.warn('a name that was kept is not free', { person: id })
  }
  for (const room of kept.rooms) restoreRoom(host, room)
  const { id, kind, name, topic } = host.rooms.lobby
  if (!kept.rooms.some((room) => room.id === id)) void host.store.keep({ type: 'room', id, kind, name, topic })
}

function restoreRoom(host: Host, kept: KeptRoom): void {
  // nobody can prove to be the same guest again
  if (directPeople(kept.id)?.some(isGuest)) return void host.store.keep({ type: 'forget', room: kept.id })
  const room = host.rooms.remember(kept)
  if (!room) return host.log.warn('a name that was kept is not free', { room: kept.id })
  for (const { person, since, read } of kept.members) {
    const member = isGuest(person) ? undefined : host.people.find(person)
    if (member) room.add(member, { since, read })
  }
}
