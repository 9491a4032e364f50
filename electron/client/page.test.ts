import { describe, expect, it } from 'vitest'
import type { Message } from '../../shared/model.ts'
import { answersAsk, type Page, type PageAsk } from './page.ts'

const room = 'room-lobby'

function said(...seqs: number[]): Message[] {
  const fields = { room, author: 'key-sara', name: 'Sara', kind: 'text', text: 'hi', time: 1 } as const
  return seqs.map((seq) => ({ ...fields, seq, clientId: `said-${seq}-0000` }))
}

function page(way: PageAsk['way'], messages: Message[], more = false): Page {
  return { type: 'history', request: 1, room, way, messages, more }
}

const after = { room, way: 'after', seq: 5 } as const
const before = { room, way: 'before', seq: 5 } as const

describe('a page', () => {
  it('answers the question where it goes on from the seq, or ends before it', () => {
    expect(answersAsk(after, page('after', said(6, 7, 8)))).toBe(true)
    expect(answersAsk(before, page('before', said(3, 4)))).toBe(true)
    expect(answersAsk(after, page('after', []))).toBe(true)
    expect(answersAsk(before, page('before', []))).toBe(true)
  })

  it('may begin later where the host keeps no more', () => {
    expect(answersAsk(after, page('after', said(9, 10)))).toBe(true)
  })

  it.each([
    ['tells the other way', after, page('before', said(3))],
    ['is of another room', { ...after, room: 'room-tea' }, page('after', said(6))],
    ['tells again what is held', after, page('after', said(5, 6))],
    ['tells what comes after', before, page('before', said(4, 5))],
    ['has a gap', after, page('after', said(6, 8))],
    ['is out of order', after, page('after', said(7, 6))],
    ['tells one message twice', after, page('after', said(6, 6))],
    ['has a message of another room in it', after, page('after', [{ ...said(6)[0]!, room: 'room-tea' }])],
  ] as const)('is no answer where it %s', (_what, ask, told) => {
    expect(answersAsk(ask, told)).toBe(false)
  })
})
