import { emptyRoom, type Pending, type RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message, MessageKind } from '../../../shared/model.ts'
import { refusalCodes, type Refusal } from '../../../shared/refusals.ts'
import { numberIn, textIn } from '../../store/columns.ts'
import type { Row } from '../../store/database.ts'

/** The columns of a message, beside its room. */
export const saidColumns = 'seq, client, author, messages.name, messages.kind, text, time'

/** A message as a row of `messages` joined with its room's id tells it. */
export function messageOf(row: Row): Message {
  return {
    room: textIn(row, 'room'),
    seq: numberIn(row, 'seq'),
    clientId: textIn(row, 'client'),
    author: textIn(row, 'author'),
    name: textIn(row, 'name'),
    kind: kindOf(row),
    text: textIn(row, 'text'),
    time: numberIn(row, 'time'),
  }
}

/** A post that waits, or was refused. Of a refusal its facts are not kept: they are of the moment. */
export function pendingOf(row: Row): Pending {
  return {
    room: textIn(row, 'room'),
    clientId: textIn(row, 'client'),
    kind: kindOf(row),
    text: textIn(row, 'text'),
    time: numberIn(row, 'time'),
    refusal: refusalOf(row['refusal']),
  }
}

/** A room without what was said in it. */
export function roomOf(row: Row): RoomMirror {
  const kind = textIn(row, 'kind') === 'direct' ? 'direct' : 'open'
  const room = emptyRoom(textIn(row, 'id'), kind, membersIn(textIn(row, 'members')))
  const [since, read] = [numberIn(row, 'since'), numberIn(row, 'read')]
  return { ...room, name: textIn(row, 'name'), topic: textIn(row, 'topic'), since, newest: since, read }
}

/** The members of a room in one column: ids have no blanks. */
export function membersOut(members: readonly string[]): string {
  return members.join(' ')
}

function membersIn(column: string): string[] {
  return column === '' ? [] : column.split(' ')
}

function kindOf(row: Row): MessageKind {
  return textIn(row, 'kind') === 'action' ? 'action' : 'text'
}

function refusalOf(column: unknown): Refusal | null {
  if (column === null) return null
  return { code: refusalCodes.find((code) => code === column) ?? 'internal' }
}
