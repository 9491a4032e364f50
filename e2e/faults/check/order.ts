import type { RoomId, Seq } from '../../../shared/model.ts'
import type { Breach, EngineHistory, Evidence, Note, Said } from './evidence.ts'
import { breach, isSame, keptMessages, markOf, named, notesOf, shown } from './look.ts'

/** In the database, seqs count 1, 2, 3 … in each room. */
export function databaseOrderBreaches({ rooms }: Evidence): Breach[] {
  return rooms.flatMap(({ id, messages }) => {
    const at = messages.findIndex(({ seq }, index) => seq !== index + 1)
    return at < 0 ? [] : [breach('one-order', `${id} has seq ${messages[at]?.seq} in place ${at + 1}`)]
  })
}

/** Every client shows a room in the order of its seqs, none left out and none twice, and all of them the same. */
export function shownOrderBreaches(evidence: Evidence): Breach[] {
  const rows = new Map(keptMessages(evidence).map((row) => [`${row.room} ${row.seq}`, row]))
  return evidence.engines.flatMap((engine) => [...stepBreaches(engine), ...placeBreaches(engine, rows)])
}

function stepBreaches(engine: EngineHistory): Breach[] {
  const last = new Map<RoomId, Seq>()
  return engine.notes.flatMap((note) => step(engine, note, last))
}

function step({ engine, person }: EngineHistory, note: Note, last: Map<RoomId, Seq>): Breach[] {
  if (note.type === 'begin') last.clear()
  else if (note.type === 'afresh') last.set(note.room, note.after)
  else if (note.type === 'again' && note.author !== person)
    return [breach('one-order', `${engine} is told ${named(note)} twice`)]
  if (note.type !== 'message') return []
  const before = last.get(note.room)
  last.set(note.room, note.seq)
  if (before === undefined || note.seq === before + 1) return []
  return [breach('one-order', `${engine} is shown ${named(note)} after seq ${before}`)]
}

function placeBreaches(engine: EngineHistory, rows: ReadonlyMap<string, Said>): Breach[] {
  return shown(engine).flatMap((said) => {
    const row = rows.get(`${said.room} ${said.seq}`)
    if (row && isSame(row, said)) return []
    const instead = row ? named(row) : 'nothing'
    return [breach('one-order', `${engine.engine} shows ${named(said)} where the host has ${instead}`)]
  })
}

/** What one engine was given to say in a room stands there in that order, as far as it was taken. */
export function authorBreaches(evidence: Evidence): Breach[] {
  const rows = new Map(keptMessages(evidence).map((row) => [markOf(row.author, row.clientId), row]))
  return evidence.engines.flatMap((engine) => {
    const last = new Map<RoomId, Said>()
    return notesOf(engine, 'post').flatMap(({ room, clientId }) => {
      const row = rows.get(markOf(engine.person, clientId))
      const before = last.get(room)
      if (row?.room !== room) return []
      last.set(room, row)
      if (!before || row.seq > before.seq) return []
      return [breach('author-order', `${engine.engine} said ${named(before)} before ${named(row)}`)]
    })
  })
}
