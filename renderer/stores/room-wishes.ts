import type { PersonId, RoomId, RoomSummary } from '../../shared/model.ts'
import { nameProblem } from '../../shared/names.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { wholeCharacters } from '../../shared/shape.ts'
import { call } from '../bridge/call.ts'
import { ask } from './ask.ts'
import { useHosts } from './hosts.ts'

type Select = (room: RoomId, host: string | null) => void

/** What a person wants of rooms; `select` opens the one they get into. Answers the refusal, or null. */
export function roomWishes(select: Select) {
  const hosts = useHosts()

  /** Enters a room by its name, and opens it; makes it where `create` says so. */
  async function join(name: string, create: boolean): Promise<Refusal | null> {
    const host = hosts.openId
    const wanted = name.trim().replace(/^#/, '')
    // the other rules are the host's to judge, but a text is no name to ask for
    if (nameProblem(wanted) === 'name-long') return refusal('name-long')
    const told = await ask({ type: 'join', name: wanted, create })
    if (!told.ok) return told.error
    if (told.value.room) select(told.value.room, host)
    return null
  }

  async function leave(room: RoomId): Promise<Refusal | null> {
    const told = await ask({ type: 'leave', room })
    return told.ok ? null : told.error
  }

  async function changeTopic(room: RoomId, topic: string): Promise<Refusal | null> {
    const told = await ask({ type: 'topic', room, topic: wholeCharacters(topic).trim() })
    return told.ok ? null : told.error
  }

  /** The open rooms of this host, joined or not. */
  async function browse(): Promise<Result<readonly RoomSummary[], Refusal>> {
    const told = await ask({ type: 'rooms' })
    return told.ok ? ok(told.value.rooms ?? []) : told
  }

  return { join, leave, changeTopic, browse, openDirect: openDirectWith(select) }
}

function openDirectWith(select: Select) {
  const hosts = useHosts()

  /** Opens the direct conversation with this person. */
  return async function openDirect(person: PersonId): Promise<Result<RoomId, Refusal>> {
    const host = hosts.openId
    if (host === null) return fail(refusal('offline'))
    const told = await call('openDirect', { host, person })
    if (!told.ok) return told
    hosts.receive(host, { type: 'opened', room: told.value })
    select(told.value, host)
    return told
  }
}
