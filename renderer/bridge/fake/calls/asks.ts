import type { Answer, Ask } from '../../../../shared/bridge.ts'
import { codePoints, limits } from '../../../../shared/limits.ts'
import { findPerson } from '../../../../shared/mirror/find.ts'
import { nameProblem, normalName } from '../../../../shared/names.ts'
import { refusal, type Refusal, type RefusalCode } from '../../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../../shared/result.ts'
import type { ToyHost } from '../toy-host.ts'

type Answered = Result<Answer, Refusal>
type AskOf<T extends Ask['type']> = Extract<Ask, { type: T }>

/** What a toy host answers to a wish: the same refusals as a real one. */
export function answerAsk(host: ToyHost, ask: Ask): Answered {
  if (!host.online) return refused('offline')
  switch (ask.type) {
    case 'join':
      return join(host, ask)
    case 'leave':
      return leave(host, ask)
    case 'topic':
      return changeTopic(host, ask)
    case 'rename':
      return rename(host, ask)
    case 'rooms':
      return ok({ rooms: summaries(host) })
    case 'ping':
      return ok({ ms: 12 })
  }
}

function join(host: ToyHost, { name, create }: AskOf<'join'>): Answered {
  const known = host.roomNamed(name)
  if (!known && !create) return refused('room-unknown')
  const problem = nameProblem(name)
  if (problem) return refused(problem)
  const room = known ?? { id: `room-${host.rooms.size + 1}`, name: normalName(name), topic: '', members: [] }
  host.rooms.set(room.id, room)
  if (!host.mirror.rooms[room.id]) host.enter(room)
  return ok({ room: room.id })
}

function leave(host: ToyHost, { room }: AskOf<'leave'>): Answered {
  if (!host.mirror.rooms[room]) return refused('room-not-joined')
  if (room === 'room-1') return refused('room-lobby')
  host.hear({ type: 'exited', room })
  return ok({})
}

function changeTopic(host: ToyHost, { room, topic }: AskOf<'topic'>): Answered {
  if (!host.mirror.rooms[room]) return refused('room-not-joined')
  if (codePoints(topic) > limits.topicCodePoints) return refused('topic-long')
  host.hear({ type: 'topic', room, topic, by: host.you.id, time: host.now() })
  const known = host.rooms.get(room)
  if (known) known.topic = topic
  return ok({})
}

function rename(host: ToyHost, { name }: AskOf<'rename'>): Answered {
  const problem = nameProblem(name)
  if (problem) return refused(problem)
  const holder = findPerson(host.mirror, name)
  if (holder && holder.id !== host.you.id) return refused('name-taken')
  const was = host.person(host.you.id).name
  host.hear({ type: 'renamed', person: host.you.id, name: normalName(name), was, time: host.now() })
  return ok({})
}

function summaries(host: ToyHost): Answer['rooms'] & object {
  return [...host.rooms.values()].map(({ id, name, topic, members }) => {
    return { id, name, topic, members: host.mirror.rooms[id]?.members.length ?? members.length }
  })
}

function refused(code: RefusalCode): Answered {
  return fail(refusal(code))
}
