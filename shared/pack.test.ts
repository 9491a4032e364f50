import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from './limits.ts'
import type { Message } from './model.ts'
import { pack, unpack } from './pack.ts'
import { hear } from './told.ts'

const message: fc.Arbitrary<Message> = fc.record({
  room: fc.constant('room-1'),
  seq: fc.nat().map((seq) => seq + 1),
  clientId: fc.stringMatching(/^[\w-]{8,64}$/),
  author: fc.constantFrom('key-Gx', 'key-9a', 'guest-3'),
  name: fc.constantFrom('Sara', 'Ali', 'علی'),
  kind: fc.constantFrom('text', 'action'),
  text: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
  // clocks are set back now and then
  time: fc.nat({ max: 4_000_000_000_000 }),
})

describe('a pack', () => {
  it('holds the very messages that were packed, whoever said them under whatever name', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 20 }), (messages) => {
        const crossed = JSON.parse(JSON.stringify({ type: 'said', ...pack('room-1', messages) })) as unknown
        expect(hear(crossed)).toEqual({ ok: true, value: messages.map((one) => ({ type: 'message', ...one })) })
      }),
    )
  })

  it('takes a text of as many code points as a host keeps', () => {
    const [one] = fc.sample(message, 1) as [Message]
    const said = { ...one, text: '😀'.repeat(limits.messageCodePoints) }
    expect(hear({ type: 'said', ...pack('room-1', [said]) })).toMatchObject({ ok: true, value: [said] })
  })

  it('tells an author once for all they said', () => {
    const [one, other] = fc.sample(message, 2) as [Message, Message]
    const [sara, ali] = [
      { author: 'key-Gx', name: 'Sara' },
      { author: 'key-9a', name: 'Ali' },
    ]
    const said = [sara, ali, sara, ali].map((author, at) => ({ ...(at % 2 ? one : other), ...author }))
    expect(pack('room-1', said).authors).toEqual([
      ['key-Gx', 'Sara'],
      ['key-9a', 'Ali'],
    ])
  })

  it.each([
    ['a longer text than any host keeps', [1, 0, 'client-1', 0, 'x'.repeat(limits.messageCodePoints + 1)]],
    ['an author that is not told', [1, 1, 'client-1', 0, 'hi']],
    ['no place in the room', [0, 0, 'client-1', 0, 'hi']],
    ['a time before all times', [1, 0, 'client-1', -6, 'hi']],
    ['a time past all calendars', [1, 0, 'client-1', limits.latestTime - 4, 'hi']],
    ['a time that is no whole number any more', [1, 0, 'client-1', Number.MAX_SAFE_INTEGER, 'hi']],
  ])('is a misfit where a message has %s', (_what, row) => {
    const told = { type: 'said', room: 'room-1', time: 5, authors: [['key-Gx', 'Sara']], messages: [row] }
    expect(hear(told).ok).toBe(false)
  })

  it('is a misfit where it counts from past all calendars, as anything that happened then is', () => {
    const time = limits.latestTime + 1
    expect(hear({ type: 'said', ...pack('room-1', []), time }).ok).toBe(false)
    const gone = { type: 'gone', person: 'key-Gx', why: 'left' }
    expect([hear({ ...gone, time }).ok, hear({ ...gone, time: time - 1 }).ok]).toEqual([false, true])
  })

  it('of nothing is nothing', () => {
    expect(unpack(pack('room-1', []))).toEqual({ ok: true, value: [] })
  })
})
