import { directPeople, type RoomId } from '../../../shared/model.ts'
import type { Breach, EngineHistory, Evidence, Note, Said } from './evidence.ts'
import { breach, keptMessages, markOf, named, notesOf, shown } from './look.ts'

/** Whatever is kept or shown was handed to an engine of its author, for this room and in these words. */
export function foreignBreaches(evidence: Evidence): Breach[] {
  const posts = new Map<string, Set<string>>()
  for (const engine of evidence.engines) {
    for (const { clientId, room, text } of notesOf(engine, 'post')) {
      const mark = markOf(engine.person, clientId)
      posts.set(mark, (posts.get(mark) ?? new Set()).add(`${room} ${text}`))
    }
  }
  const isForeign = (said: Said) => !posts.get(markOf(said.author, said.clientId))?.has(`${said.room} ${said.text}`)
  const kept = keptMessages(evidence).filter(isForeign)
  const seen = evidence.engines.flatMap((engine) => shown(engine).filter(isForeign))
  return [...kept, ...seen].map((said) => breach('nothing-foreign', `nobody said ${named(said)}`))
}

/** Nobody is told what was said where they are not: not even where the client would not show it. */
export function memberBreaches({ engines }: Evidence): Breach[] {
  return engines.flatMap((engine) => {
    const inside = new Set<RoomId>()
    return engine.notes.flatMap((note) => strays(engine, note, inside))
  })
}

function strays({ engine, person }: EngineHistory, note: Note, inside: Set<RoomId>): Breach[] {
  if (note.type === 'begin') inside.clear()
  else if (note.type === 'enter') inside.add(note.room)
  else if (note.type === 'exit') inside.delete(note.room)
  if (note.type !== 'message' && note.type !== 'stray' && note.type !== 'again') return []
  // who left before it was kept is told all the same that it is
  if (note.type === 'stray' && note.author === person) return []
  const people = directPeople(note.room)
  if (note.type !== 'stray' && inside.has(note.room) && (!people || people.includes(person))) return []
  return [breach('members-only', `${engine} is told ${named(note)}, and is not there`)]
}
