import { join } from 'node:path'
import { limits } from '../../shared/limits.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'
import { list, matching, record, text, whole, type Fits } from '../../shared/shape.ts'
import { JsonFile } from '../disk/json-file.ts'
import type { Log } from '../disk/log.ts'
import type { Host } from './host.ts'

const person = matching(/^key-[\w-]{43}$/)
/** Far more than a host meets; a file that says more is damaged. */
const most = 1_000_000

const shape = record({
  version: whole(1, 1),
  people: list(record({ id: person, name: text(limits.nameCodePoints.most) }), most),
  rooms: list(
    record({
      id: matching(/^room-[\w-]{1,64}$/),
      name: text(limits.nameCodePoints.most),
      topic: text(limits.topicCodePoints),
      members: list(person, most),
    }),
    most,
  ),
})

type Kept = Fits<typeof shape>

/** Who owns which name, and which rooms there are with whom: what of people and rooms outlives the host's run. */
export class Registry {
  private host: Host | null = null

  private constructor(
    private readonly file: JsonFile<Kept>,
    private readonly kept: Kept | null,
    private readonly log: Log,
  ) {}

  /** Reads the registry of a data folder. A damaged one is set aside and named in `file-damaged`. */
  static open(folder: string, log: Log): Result<Registry, Refusal> {
    const file = new JsonFile(join(folder, 'registry.json'), shape)
    const kept = file.read()
    return kept.ok ? ok(new Registry(file, kept.value, log)) : kept
  }

  /** Brings people and rooms back, and keeps what becomes of them from now on. */
  restore(host: Host): void {
    for (const { id, name } of this.kept?.people ?? []) {
      if (!host.people.remember(id, name)) this.log.warn('a name in the registry is not free', { person: id })
    }
    for (const kept of this.kept?.rooms ?? []) restoreRoom(host, kept, this.log)
    this.host = host
  }

  /** Something changed: it is written soon, together with what changes meanwhile. */
  changed(): void {
    void this.save()
  }

  /** Writes everything. */
  async save(): Promise<void> {
    const { host } = this
    if (!host) return
    const saved = await this.file.save(() => snapshot(host))
    if (!saved.ok) this.log.error('the registry is not saved', { code: saved.error.code, path: this.file.path })
  }
}

function restoreRoom(host: Host, kept: Kept['rooms'][number], log: Log): void {
  const room = host.rooms.remember(kept.id, kept.name, kept.topic)
  if (!room) return log.warn('a name in the registry is not free', { room: kept.id })
  for (const id of kept.members) {
    const member = host.people.find(id)
    if (member) room.add(member)
  }
}

function snapshot(host: Host): Kept {
  const keyed = host.people.all().filter((participant) => !participant.isGuest)
  const known = new Set(keyed.map(({ id }) => id))
  return {
    version: 1,
    people: keyed.map(({ id, name }) => ({ id, name })),
    rooms: host.rooms.openRooms().map((room) => {
      const members = room.memberIds().filter((id) => known.has(id))
      return { id: room.id, name: room.name, topic: room.topic, members }
    }),
  }
}
