import type { Person } from '../model.ts'
import { comparableName } from '../names.ts'
import type { Mirror, RoomMirror } from './mirror.ts'

/** The person of this name, somebody who is here before somebody who is not. */
export function findPerson(mirror: Mirror, name: string): Person | undefined {
  const wanted = comparableName(name)
  const found = Object.values(mirror.people).filter((person) => comparableName(person.name) === wanted)
  return found.find((person) => person.presence === 'here') ?? found[0]
}

/** The open room of this name, with or without its `#`, among those the mirror's owner is in. */
export function findRoom(mirror: Mirror, name: string): RoomMirror | undefined {
  const wanted = comparableName(name.replace(/^#/, ''))
  return Object.values(mirror.rooms).find((room) => room.kind === 'open' && comparableName(room.name) === wanted)
}
