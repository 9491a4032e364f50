import type { Breach, DatabaseRoom, EngineHistory, Evidence, Said } from './evidence.ts'
import { acknowledged, breach, isSame, keptMessages, markOf, named, notesOf } from './look.ts'

/** Every acknowledged message is in the database, where it was acknowledged, and no row is there twice. */
export function onceBreaches(evidence: Evidence): Breach[] {
  const rows = new Map<string, Said>()
  const doubles: Breach[] = []
  for (const row of keptMessages(evidence)) {
    const mark = markOf(row.author, row.clientId)
    if (rows.has(mark)) doubles.push(breach('kept-once', `${named(row)} is in the database twice`))
    else rows.set(mark, row)
  }
  return [...doubles, ...evidence.engines.flatMap((engine) => missing(engine, rows))]
}

function missing(engine: EngineHistory, rows: ReadonlyMap<string, Said>): Breach[] {
  return acknowledged(engine).flatMap((said) => {
    const row = rows.get(markOf(said.author, said.clientId))
    if (!row) return [breach('kept-once', `${engine.engine} was acknowledged ${named(said)}, which is not kept`)]
    if (isSame(row, said)) return []
    return [breach('kept-once', `${engine.engine} was acknowledged ${named(said)}, which is kept as ${named(row)}`)]
  })
}

/** What everyone can read when everything has settled is what the database holds, of the rooms they are in. */
export function reachBreaches({ engines, rooms }: Evidence): Breach[] {
  return engines.flatMap((engine) => rooms.flatMap((room) => roomBreaches(engine, room)))
}

function roomBreaches(engine: EngineHistory, room: DatabaseRoom): Breach[] {
  const member = room.members.includes(engine.person)
  const view = notesOf(engine, 'view').findLast((note) => note.room === room.id)
  if (!view) return member ? [breach('reaches-everyone', `${engine.engine} does not have ${room.id}`)] : []
  const wanted = room.messages.filter(({ seq }) => seq > view.after)
  const at = wanted.findIndex((row, index) => !isShown(row, view.messages[index]))
  if (at >= 0) return [breach('reaches-everyone', differs(engine, wanted[at], view.messages[at]))]
  const [extra] = view.messages.slice(wanted.length)
  return extra ? [breach('reaches-everyone', `${engine.engine} shows ${named(extra)}, which is not kept`)] : []
}

function isShown(row: Said, there: Said | undefined): boolean {
  return there !== undefined && isSame(row, there)
}

function differs(engine: EngineHistory, row: Said | undefined, there: Said | undefined): string {
  const place = there ? `has ${named(there)} there` : 'has nothing there'
  return `${row ? named(row) : 'a message'} does not reach ${engine.engine}, which ${place}`
}
