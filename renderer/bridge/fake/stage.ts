/** Builds a toy host as a scene describes it. Nothing here is told to the window: it learns it all from `start`. */
import { apply } from '../../../shared/mirror/apply.ts'
import type { Mirror } from '../../../shared/mirror/mirror.ts'
import { directRoom, type Message, type Person, type RoomId, type Seq } from '../../../shared/model.ts'
import { refusal } from '../../../shared/refusals.ts'
import { idOf, person } from './cast.ts'
import { olden } from './scenes/long.ts'
import type { Line, SceneHost, SceneRoom } from './scenes/scene.ts'
import { ToyHost, type ToySurroundings } from './toy-host.ts'

const minute = 60_000

/** The host of a scene, everything in it already said. */
export function stageHost(scene: SceneHost, around: ToySurroundings): ToyHost {
  const host = new ToyHost(scene.view, person(scene.you), around)
  apply(host.mirror, { type: 'people', people: scene.people })
  scene.rooms.forEach((room, at) => stageRoom(host, scene, room, `room-${at + 1}`))
  for (const direct of scene.directs ?? []) {
    const id = directRoom(host.you.id, castFor(scene, direct.name).id)
    apply(host.mirror, { type: 'opened', room: id })
    fill(host, scene, direct, id)
  }
  return host
}

function stageRoom(host: ToyHost, scene: SceneHost, room: SceneRoom, id: RoomId): void {
  const names = room.members ?? scene.people.map(({ name }) => name)
  const members = names.map((name) => castFor(scene, name).id)
  host.rooms.set(id, { id, name: room.name, topic: room.topic ?? '', members })
  if (room.notJoined) return
  const entered = { room: id, kind: 'open' as const, name: room.name, topic: room.topic ?? '' }
  apply(host.mirror, { type: 'entered', ...entered, members: [host.you.id, ...members], since: 0, newest: 0, read: 0 })
  fill(host, scene, room, id)
}

function fill(host: ToyHost, scene: SceneHost, room: SceneRoom, id: RoomId): void {
  const before = room.before?.count ?? 0
  const speak = speaker(host, scene, id)
  const messages = speak(room.lines ?? [], before)
  const more = room.before?.are === 'kept'
  if (more)
    host.olden.set(id, (end, most) => {
      const to = Math.min(end - 1, before)
      const from = Math.max(0, to - most)
      return speak(olden(before, from, to), from)
    })
  apply(host.mirror, { type: 'history', request: 0, room: id, way: 'before', messages, more })
  const known = host.mirror.rooms[id]
  const unread = room.unread ?? 0
  const since = room.before?.are === 'hidden' ? before : 0
  if (known) Object.assign(known, { since, read: before + messages.length - unread, unread })
  happen(host.mirror, host.now(), room, id)
  for (const { text, refused } of room.pending ?? []) {
    const clientId = `pending-${text.length}-${id.slice(0, 24).replace(/\W/g, '-')}`
    const pending = { room: id, clientId, kind: 'text' as const, text, time: host.now() - minute, refusal: null }
    if (refused) apply(host.mirror, { type: 'queued', pending: { ...pending, refusal: refusal(refused) } })
    else host.post(pending)
  }
}

/** Makes lines the messages of a room, the first of them after a seq. They were said before now, whenever they are asked for. */
function speaker(host: ToyHost, scene: SceneHost, id: RoomId): (lines: readonly Line[], before: Seq) => Message[] {
  const now = host.now()
  return (lines, before) =>
    lines.map(([name, ago, text], at) => {
      const by = name === scene.you ? host.you : castFor(scene, name)
      const saying = { by, text: text.replace(/^me:/, ''), action: text.startsWith('me:') }
      const clientId = `staged-${id.slice(0, 24).replace(/\W/g, '-')}-${before + at}`
      return { ...host.message(id, { ...saying, clientId, time: now - ago * minute }), seq: before + at + 1 }
    })
}

function happen(mirror: Mirror, time: number, room: SceneRoom, id: RoomId): void {
  for (const { name, type } of room.happens ?? []) {
    const who = idOf(name)
    if (type === 'came') apply(mirror, { type, person: { id: who, name, presence: 'here' }, time })
    else if (type === 'joined') apply(mirror, { type, room: id, person: who, time })
    else apply(mirror, { type: 'gone', person: who, why: type === 'lost' ? 'lost' : 'left', time })
  }
}

function castFor(scene: SceneHost, name: string): Person {
  return scene.people.find((one) => one.name === name) ?? person(name)
}
