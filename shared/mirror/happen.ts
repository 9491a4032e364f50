import type { PersonId, RoomId } from '../model.ts'
import { kept, newestSeq, type Happening, type Mirror, type RoomMirror } from './mirror.ts'

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never
type News = Without<Happening, 'id' | 'after'>

/** Notes it in one room. */
export function addHappening(mirror: Mirror, room: RoomMirror, news: News): void {
  room.happenings.push({ ...news, id: ++mirror.happened, after: newestSeq(room) })
  if (room.happenings.length > kept.happenings) room.happenings.shift()
}

/** Notes it in the room, where it is known. */
export function happenIn(mirror: Mirror, room: RoomId, news: News): void {
  const known = mirror.rooms[room]
  if (known) addHappening(mirror, known, news)
}

/** Notes it in every room that this person is in. */
export function happenWhere(mirror: Mirror, person: PersonId, news: News): void {
  for (const room of Object.values(mirror.rooms)) {
    if (room.members.includes(person)) addHappening(mirror, room, news)
  }
}
