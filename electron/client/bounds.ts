import { limits } from '../../shared/limits.ts'
import { kept, type Mirror } from '../../shared/mirror/mirror.ts'
import type { Message } from '../../shared/model.ts'

/** What a host may make a client hold: several times the largest real host, and still no more than a computer has. */
const most = {
  people: 20_000,
  // what is kept of guests who are gone is the client's own wish: the host does not know of it any more
  rooms: limits.roomsJoined + limits.conversations + kept.guestTalks,
  memberships: 200_000,
  /** UTF-16 units of all texts: a thousand rooms of 2,000 short messages each are less. */
  words: 256 * 1024 * 1024,
} as const

/** Whether a mirror is past its bounds. A host that does that means harm. */
export function overflows(mirror: Mirror): boolean {
  return !(fewRooms(mirror) && fewPeople(mirror) && fewWords(mirror))
}

/**
 * Lets the old mirror go of what both together would hold too much of: a host could tell other people at each
 * login. Old words keep their author's name by themselves.
 */
export function makeRoom(old: Mirror, fresh: Mirror): void {
  if (count(old.people) + count(fresh.people) > most.people) old.people = {}
  if (count(old.rooms) + count(fresh.rooms) > most.rooms) {
    old.rooms = Object.fromEntries(Object.entries(old.rooms).filter(([id]) => Object.hasOwn(fresh.rooms, id)))
  }
}

function fewPeople(mirror: Mirror): boolean {
  return count(mirror.people) <= most.people
}

function fewRooms(mirror: Mirror): boolean {
  const rooms = Object.values(mirror.rooms)
  const memberships = rooms.reduce((sum, room) => sum + room.members.length, 0)
  return rooms.length <= most.rooms && memberships <= most.memberships
}

function fewWords({ rooms }: Mirror): boolean {
  let words = 0
  for (const { messages, earlier } of Object.values(rooms)) words += wordsOf(messages) + wordsOf(earlier)
  return words <= most.words
}

function wordsOf(messages: readonly Message[]): number {
  return messages.reduce((sum, { text }) => sum + text.length, 0)
}

function count(record: object): number {
  return Object.keys(record).length
}
