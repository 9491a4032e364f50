import { nouns } from './commands.ts'
import { limits } from './limits.ts'
import type { Message, Time } from './model.ts'
import { fail, ok, type Result } from './result.ts'
import { list, optional, text, tuple, whole, type Fields, type Fits, type Misfit } from './shape.ts'

/** The most messages in one pack: each row is one of a JSON list, and a page of history is one pack. */
export const mostInPack = 200

const { room, seq, person, clientId, kind } = nouns
/** What a host keeps has no more: see `post`. */
const said = text(limits.messageCodePoints)
const author = tuple(person, text(256))
const row = tuple(seq, whole(0, mostInPack), clientId, whole(-Number.MAX_SAFE_INTEGER), said, optional(kind))

/** Messages of one room as they cross a wire: what many share is told once. TLS costs by the byte. */
export const packFields = {
  room,
  /** ms since 1970, by the host's clock: the rows count from here. */
  time: whole(0, limits.latestTime),
  /** Each author's id, and the name they had. */
  authors: list(author, mostInPack),
  /** Of each message: seq, place of its author in `authors`, client id, ms after `time`, text, and kind unless `text`. */
  messages: list(row, mostInPack),
} as const

export type Pack = Fields<typeof packFields>
type Author = Fits<typeof author>
type Row = Fits<typeof row>

/** Packs messages of this room, in their order. */
export function pack(room: Message['room'], messages: readonly Message[]): Pack {
  const time = messages[0]?.time ?? 0
  const authors: Author[] = []
  const places = new Map<string, number>()
  const placeOf = ({ author, name }: Message): number => {
    let place = places.get(author)
    if (place !== undefined && authors[place]?.[1] === name) return place
    place = authors.push([author, name]) - 1
    places.set(author, place)
    return place
  }
  const rows = messages.map((message): Row => {
    const { seq, clientId, kind, text } = message
    const row = [seq, placeOf(message), clientId, message.time - time, text] as const
    return kind === 'text' ? row : [...row, kind]
  })
  return { room, time, authors, messages: rows }
}

/** The messages of a pack, in their order; a misfit where one has no author or time. */
export function unpack({ room, time, authors, messages: rows }: Pack): Result<Message[], Misfit> {
  const messages: Message[] = []
  for (const [seq, place, clientId, after, text, kind = 'text'] of rows) {
    const author = authors[place]
    if (!author || seq === 0 || !isTime(time + after)) return fail('messages: wants an author, a seq and a time')
    messages.push({ room, seq, clientId, author: author[0], name: author[1], kind, text, time: time + after })
  }
  return ok(messages)
}

function isTime(time: Time): boolean {
  return time >= 0 && time <= limits.latestTime
}
