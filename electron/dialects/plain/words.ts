/** How things are said to a terminal: nothing that others wrote can move its cursor, or pass for another's line. */
import type { EventOf } from '../../../shared/events.ts'
import { encodeUtf8 } from '../../../shared/json.ts'
import { isGuest, type Parting, type PersonId, type Time } from '../../../shared/model.ts'
import type { Said } from '../dialect.ts'
import { refusals, sentence, type RefusalCode } from '../../../shared/refusals.ts'

/** Whatever a terminal, or Python's `splitlines`, takes for the end of a line. */
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\u0085\u2028\u2029]/
/** C0 and C1 controls, and the two that turn the rest of a line around. */
const control = /[\p{Cc}\u202d\u202e]/gu
/** As wide as `[12:34] `: only a line that begins at the edge is somebody's. */
const indent = ' '.repeat(8)

/** Text on one line, harmless to a terminal. */
export function oneLine(text: string): string {
  return text.split(lineEnd).map(harmless).join(' ')
}

/** Text on as many lines as it has; the second and later ones are indented. */
function manyLines(text: string): string {
  return text.split(lineEnd).map(harmless).join(`\n${indent}`)
}

function harmless(text: string): string {
  return text.replaceAll('\t', '    ').replace(control, '\ufffd')
}

/** A person's name as plain clients see it: guests are marked. */
export function called(name: string, person: PersonId): string {
  return isGuest(person) ? `${oneLine(name)} (guest)` : oneLine(name)
}

/** A room's name as plain clients see it. */
export function roomCalled(name: string): string {
  return `#${oneLine(name)}`
}

/** A line of the host's own. */
export function note(text: string): string {
  return `* ${text}\n`
}

/** A line about what went wrong. */
export function complaint(code: RefusalCode): string {
  return `! ${plainSentence(code)}\n`
}

/** The last line of a connection that the host ends. */
export function farewell(code: RefusalCode): string {
  return note(plainSentence(code))
}

/** Nobody connects again on a plain client's behalf. */
const ownWords: Partial<Record<RefusalCode, string>> = {
  stopping: `${refusals.stopping.what} Connect again when it is back.`,
  slow: `${refusals.slow.what} Connect again.`,
  idle: `${refusals.idle.what} Connect again.`,
  lost: `${refusals.lost.what} Connect again.`,
}

function plainSentence(code: RefusalCode): string {
  return ownWords[code] ?? sentence({ code })
}

const partings = {
  left: '.',
  lost: ': the connection was lost.',
  removed: ': removed by the host.',
} as const satisfies Record<Parting, string>

/** How a sentence about somebody who is no longer here ends. */
export function because(why: Parting): string {
  return partings[why]
}

/** Where a message was said, as seen from the reader's own room: nothing, `(private) ` or `#room `. */
export type Place = string

const spoken = new WeakMap<EventOf<'message'>, Map<Place, Uint8Array>>()

/** A message's line or lines, encoded once for all who see it from the same place. */
export function speak(message: EventOf<'message'>, place: Place, showTime: (time: Time) => string): Uint8Array {
  let places = spoken.get(message)
  if (!places) spoken.set(message, (places = new Map<Place, Uint8Array>()))
  let bytes = places.get(place)
  if (!bytes) places.set(place, (bytes = encodeUtf8(messageLine(message, place, showTime))))
  return bytes
}

const spokenTogether = new WeakMap<Said, Map<Place, Uint8Array>>()

/** The lines of several messages, joined once for all who see them from the same place. */
export function speakAll(said: Said, place: Place, showTime: (time: Time) => string): Uint8Array {
  let places = spokenTogether.get(said)
  if (!places) spokenTogether.set(said, (places = new Map<Place, Uint8Array>()))
  let bytes = places.get(place)
  if (!bytes) {
    bytes = Buffer.concat(said.messages.map((message) => speak(message, place, showTime)))
    places.set(place, bytes)
  }
  return bytes
}

function messageLine(
  { kind, name, author, text, time }: EventOf<'message'>,
  place: Place,
  showTime: (time: Time) => string,
) {
  const who = called(name, author)
  const said = manyLines(text)
  return kind === 'action' ? `* ${place}${who} ${said}\n` : `[${showTime(time)}] ${place}${who}: ${said}\n`
}

/** `12:34` in the host's own time zone. */
export function clockFace(time: Time): string {
  const date = new Date(time)
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
