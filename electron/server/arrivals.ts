import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { Arrived } from './people.ts'
import type { Session } from './session.ts'

/**
 * Somebody logged in by this session: it is theirs from now on, and the others hear of it.
 * 1. The session itself MUST hear nothing of that: its welcome tells everything.
 */
export function arrive(host: Host, session: Session, { participant, was }: Arrived): void {
  const { id, name, sessions } = participant
  const first = !participant.isHere
  if (was !== null) tellRenamed(host, participant, was)
  sessions.add(session)
  session.login(participant)
  host.log.info('arrived', { person: id, name, sessions: sessions.size })
  if (first) host.tellEveryone({ type: 'came', person: participant.view(), time: host.clock.now() }, participant)
  if (was === null) enterLobby(host, participant)
  if (sessions.size > host.limits.sessionsPerPerson) closeOldest(sessions)
}

/** Tells everybody that somebody has another name now. */
export function tellRenamed(host: Host, participant: Participant, was: string): void {
  const { id: person, name } = participant
  if (name === was) return
  host.changed()
  host.log.info('renamed', { person, name, was })
  host.tellEveryone({ type: 'renamed', person, name, was, time: host.clock.now() })
}

function enterLobby(host: Host, participant: Participant): void {
  const { lobby } = host.rooms
  lobby.tell({ type: 'joined', room: lobby.id, person: participant.id, time: host.clock.now() })
  lobby.add(participant)
  host.changed()
}

function closeOldest(sessions: ReadonlySet<Session>): void {
  const [oldest] = sessions
  oldest?.close('replaced')
}
