/** Ways to look at evidence that several rules share. */
import type { PersonId } from '../../../shared/model.ts'
import type { Breach, EngineHistory, Evidence, Note, Rule, Said } from './evidence.ts'

type NoteOf<T extends Note['type']> = Extract<Note, { type: T }>

/** An engine's notes of one kind, in order. */
export function notesOf<T extends Note['type']>({ notes }: EngineHistory, type: T): NoteOf<T>[] {
  return notes.filter((note): note is NoteOf<T> => note.type === type)
}

/** What one author's client id names, whoever saw it. */
export function markOf(author: PersonId, clientId: string): string {
  return `${author} ${clientId}`
}

/** Every message of the database. */
export function keptMessages({ rooms }: Evidence): readonly Said[] {
  return rooms.flatMap(({ messages }) => messages)
}

/** What the host acknowledged to this engine: its person's own messages, as they were told. */
export function acknowledged(engine: EngineHistory): readonly Said[] {
  return [...shown(engine), ...notesOf(engine, 'stray')].filter(({ author }) => author === engine.person)
}

/** Every message that an engine showed at any time. */
export function shown(engine: EngineHistory): readonly Said[] {
  return engine.notes.flatMap((note) =>
    note.type === 'message' || note.type === 'again' ? [note] : note.type === 'view' ? note.messages : [],
  )
}

/** Whether two sightings are of the same message in the same place. */
export function isSame(one: Said, other: Said): boolean {
  return one.room === other.room && one.seq === other.seq && isSameWord(one, other)
}

/** Whether two sightings are of the same words by the same author. */
export function isSameWord(one: Said, other: Said): boolean {
  return one.author === other.author && one.clientId === other.clientId && one.text === other.text
}

/** A message in a few words. */
export function named({ room, seq, clientId, text }: Said): string {
  return `${clientId} (“${text.slice(0, 40)}”, ${room} ${seq})`
}

/** A breach of this rule. */
export function breach(rule: Rule, what: string): Breach {
  return { rule, what }
}
