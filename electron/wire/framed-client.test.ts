import { describe, expect, it } from 'vitest'
import type { Event } from '../../shared/events.ts'
import { encodeFrame } from '../../shared/frame.ts'
import { encodeJson, encodeUtf8 } from '../../shared/json.ts'
import { encodeCommand, EventReader } from './framed-client.ts'

const frame = (value: unknown) => encodeFrame(encodeJson(value))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

const events: Event[] = [
  { type: 'pong', token: 7 },
  { type: 'bye', code: 'stopping' },
  { type: 'gone', person: 'guest-1', why: 'left', time: 5 },
]

describe('an event reader', () => {
  it('reads events wherever the bytes were cut', () => {
    const stream = joined(...events.map(frame))
    for (let at = 0; at <= stream.length; at++) {
      const reader = new EventReader()
      const read = [reader.read(stream.subarray(0, at)), reader.read(stream.subarray(at))]
      expect(read.flatMap((result): unknown[] => (result.ok ? result.value : [result.error]))).toEqual(events)
    }
  })

  it('skips what it does not know, since a newer host may have more', () => {
    const stream = joined(frame({ type: 'weather', sun: true }), frame(events[0]))
    expect(new EventReader().read(stream)).toEqual({ ok: true, value: [events[0]] })
  })

  it('takes a reason that it does not know for an error all the same', () => {
    const stream = joined(
      frame({ type: 'refused', code: 'moon-full', request: 3 }),
      frame({ type: 'bye', code: 'moon-full' }),
    )
    expect(new EventReader().read(stream)).toEqual({
      ok: true,
      value: [
        { type: 'refused', code: 'internal', request: 3 },
        { type: 'bye', code: 'internal' },
      ],
    })
  })

  it.each([
    ['an event that does not fit', frame({ type: 'pong', token: 'x' }), 'frame-bad'],
    ['a reason that is no text', frame({ type: 'bye', code: 5 }), 'frame-bad'],
    ['a value that is no event', frame(null), 'frame-bad'],
    ['a body that is no JSON', encodeFrame(encodeUtf8('{')), 'frame-bad'],
    ['a body that is no UTF-8', encodeFrame(Uint8Array.of(0xff)), 'not-utf8'],
    ['another kind of frame', Uint8Array.of(9, 0, 0, 0), 'frame-bad'],
    ['a frame past the limit', Uint8Array.of(0, 1, 0, 1), 'frame-large'],
  ])('ends at %s', (_what, bytes, code) => {
    expect(new EventReader().read(bytes)).toEqual({ ok: false, error: code })
  })
})

it('a command is one frame of JSON', () => {
  const command = { type: 'ping', token: 1 } as const
  expect(encodeCommand(command)).toEqual(frame(command))
})
