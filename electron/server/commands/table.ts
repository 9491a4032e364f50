import type { CommandType } from '../../../shared/commands.ts'
import type { Bucket } from '../participant.ts'
import { bye } from './bye.ts'
import { hello } from './hello.ts'
import { history } from './history.ts'
import { inTurn } from './in-turn.ts'
import { join } from './join.ts'
import { leave } from './leave.ts'
import type { Caller, Handle, Visitor } from './outcome.ts'
import { ping, pong } from './ping.ts'
import { post } from './post.ts'
import { read } from './read.ts'
import { rename } from './rename.ts'
import { rooms } from './rooms.ts'
import { topic } from './topic.ts'

/** Who may ask, and out of which bucket it is taken once they have logged in. */
export type Row<T extends CommandType> =
  | {
      readonly rank: 'person'
      readonly bucket: Bucket
      readonly handle: Handle<T, Caller>
      /** It is answered at length, and so in line with the other long answers to a connection: see answer-line.ts. */
      readonly atLength?: true
    }
  | { readonly rank: 'stranger' | 'anyone'; readonly bucket: Bucket | null; readonly handle: Handle<T, Visitor> }

/** Everything a client may ask. A new verb is one file and one row. */
export const table: { readonly [T in CommandType]: Row<T> } = {
  hello: { rank: 'stranger', bucket: null, handle: hello },
  post: { rank: 'person', bucket: 'messages', handle: post },
  join: { rank: 'person', bucket: 'changes', handle: inTurn(join) },
  leave: { rank: 'person', bucket: 'changes', handle: inTurn(leave) },
  topic: { rank: 'person', bucket: 'changes', handle: topic },
  rooms: { rank: 'person', bucket: 'requests', handle: rooms, atLength: true },
  history: { rank: 'person', bucket: 'pages', handle: history, atLength: true },
  read: { rank: 'person', bucket: 'requests', handle: read },
  rename: { rank: 'person', bucket: 'changes', handle: inTurn(rename) },
  ping: { rank: 'anyone', bucket: 'requests', handle: ping },
  pong: { rank: 'anyone', bucket: null, handle: pong },
  bye: { rank: 'anyone', bucket: null, handle: bye },
}
