import type { Parting } from '../../shared/model.ts'
import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/**
 * A session of somebody is over. With their last one they are gone, and the others hear why. A guest is forgotten:
 * nobody can prove to be the same guest again, so their name, rooms and conversations are free.
 */
export async function depart(host: Host, session: Session, participant: Participant, why: Parting): Promise<void> {
  participant.sessions.delete(session)
  host.log.info('departed', { person: participant.id, why, sessions: participant.sessions.size })
  if (participant.isHere) return
  host.tellEveryone({ type: 'gone', person: participant.id, why, time: host.clock.now() })
  if (participant.isGuest) await forget(host, participant)
}

async function forget(host: Host, guest: Participant): Promise<void> {
  const rooms = [...guest.rooms]
  for (const room of rooms) room.remove(guest)
  host.people.forget(guest)
  await Promise.all(rooms.filter(({ kind }) => kind === 'direct').map((room) => forgetRoom(host, room)))
}

async function forgetRoom(host: Host, room: Room): Promise<void> {
  host.rooms.forget(room)
  const kept = await host.store.keep({ type: 'forget', room: room.id })
  if (!kept.ok) host.log.warn('a conversation with a guest is not forgotten', { why: kept.error })
}
