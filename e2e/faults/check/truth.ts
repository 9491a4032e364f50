import type { ClientId } from '../../../shared/model.ts'
import type { Breach, EngineHistory, Evidence } from './evidence.ts'
import { acknowledged, breach, keptMessages, markOf, notesOf } from './look.ts'

/**
 * What an engine took and the host did not acknowledge: when everything has settled it is on the screen as failed, or
 * its person left the room. What is said to have failed is not kept.
 */
export function truthBreaches(evidence: Evidence): Breach[] {
  const kept = new Map(keptMessages(evidence).map((row) => [markOf(row.author, row.clientId), row.text]))
  return evidence.engines.flatMap((engine) => [...fates(engine, evidence), ...lies(engine, kept)])
}

function fates(engine: EngineHistory, evidence: Evidence): Breach[] {
  const known = new Set<ClientId>(acknowledged(engine).map(({ clientId }) => clientId))
  const end = notesOf(engine, 'end').at(-1)
  const waiting = new Set(end?.pending)
  const failed = new Set([...(end?.refused ?? []), ...droppedByLeaving(engine), ...saidOutside(engine, evidence)])
  return notesOf(engine, 'queued').flatMap(({ clientId }) => {
    if (known.has(clientId) || failed.has(clientId)) return []
    if (waiting.has(clientId)) return [breach('truthful', `${engine.engine} still waits to send ${clientId}`)]
    return [breach('truthful', `${engine.engine} took ${clientId}, and has lost it`)]
  })
}

/** What nobody can say any more, because its author left the room before it was sent. */
function droppedByLeaving(engine: EngineHistory): ClientId[] {
  const left = new Set(notesOf(engine, 'exit').map(({ room }) => room))
  return notesOf(engine, 'post').flatMap(({ room, clientId }) => (left.has(room) ? [clientId] : []))
}

/** What was refused because its author had left the room: an app that was killed in between did not see them leave. */
function saidOutside(engine: EngineHistory, { rooms }: Evidence): ClientId[] {
  const outside = new Set(rooms.filter(({ members }) => !members.includes(engine.person)).map(({ id }) => id))
  const roomOf = new Map(notesOf(engine, 'post').map(({ clientId, room }) => [clientId, room]))
  return notesOf(engine, 'refused').flatMap(({ clientId, code }) =>
    code === 'room-not-joined' && outside.has(roomOf.get(clientId) ?? '') ? [clientId] : [],
  )
}

function lies(engine: EngineHistory, kept: ReadonlyMap<string, string>): Breach[] {
  const words = new Map(notesOf(engine, 'post').map(({ clientId, text }) => [clientId, text]))
  const refused = notesOf(engine, 'end').at(-1)?.refused ?? []
  return refused.flatMap((clientId) =>
    kept.get(markOf(engine.person, clientId)) === words.get(clientId)
      ? [breach('truthful', `${engine.engine} shows ${clientId} as failed, and it is kept`)]
      : [],
  )
}
