import type { CommandOf } from '../../../shared/commands.ts'
import { topicLine, topicProblem } from '../texts.ts'
import type { Caller, Outcome } from './outcome.ts'

/** Sets the topic of an open room that one is in. */
export function topic({ host, session, me }: Caller, command: CommandOf<'topic'>): Outcome {
  const room = host.rooms.find(command.room)
  if (room?.kind !== 'open') return 'room-unknown'
  if (!room.has(me)) return 'room-not-joined'
  const line = topicLine(command.topic)
  const problem = topicProblem(line)
  if (problem) return problem
  room.topic = line
  host.changed()
  room.tell({ type: 'topic', room: room.id, topic: line, by: me.id, time: host.clock.now() })
  session.tell({ type: 'done', request: command.request })
  return null
}
