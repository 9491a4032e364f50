import type { CommandOf } from '../../../shared/commands.ts'
import type { Room } from '../room.ts'
import { topicLine, topicProblem } from '../topic-line.ts'
import type { Caller, Done, Outcome } from './outcome.ts'

/** Sets the topic of an open room that one is in. */
export function topic(caller: Caller, command: CommandOf<'topic'>): Outcome {
  const room = caller.host.rooms.find(command.room)
  if (room?.kind !== 'open') return 'room-unknown'
  if (!room.has(caller.me)) return 'room-not-joined'
  const line = topicLine(command.topic)
  return topicProblem(line) ?? change(caller, room, line, command.request)
}

async function change({ host, session, me }: Caller, room: Room, line: string, request: number): Promise<Done> {
  const { id, kind, name } = room
  const kept = await host.store.keep({ type: 'room', id, kind, name, topic: line })
  if (!kept.ok) return kept.error
  room.topic = line
  room.tell({ type: 'topic', room: id, topic: line, by: me.id, time: host.clock.now() })
  session.tell({ type: 'done', request })
  return null
}
