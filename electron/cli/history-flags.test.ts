import { describe, expect, it } from 'vitest'
import { readHistoryFlags } from './history-flags.ts'

const usual = { keep: 'forever', newcomers: 'all', 'use-backup': false, 'begin-empty': false }

describe('what an owner says of the history', () => {
  it('is to keep all of it for everybody, and to change nothing that is damaged', () => {
    const value = { retention: { type: 'forever' }, newcomers: 'read-all', damaged: 'refuse' }
    expect(readHistoryFlags(usual)).toEqual({ ok: true, value })
  })

  it.each([
    ['30d', { type: 'days', days: 30 }],
    ['36500d', { type: 'days', days: 36_500 }],
    ['1000', { type: 'rows', rows: 1_000 }],
    ['100000', { type: 'rows', rows: 100_000 }],
  ])('may be to keep %s', (keep, retention) => {
    expect(readHistoryFlags({ ...usual, keep })).toMatchObject({ value: { retention } })
  })

  it('may be that newcomers read what is said from then on', () => {
    expect(readHistoryFlags({ ...usual, newcomers: 'since' })).toMatchObject({ value: { newcomers: 'read-since' } })
  })

  it.each(['use-backup', 'begin-empty'] as const)('may be to %s where it is damaged', (damaged) => {
    expect(readHistoryFlags({ ...usual, [damaged]: true })).toMatchObject({ value: { damaged } })
  })

  it.each(['', 'ever', 'days', 'rows', '0d', '36501d', '999', '-5', '1.5d', '30 d', '30D'])(
    'is not to keep %j',
    (keep) => {
      expect(readHistoryFlags({ ...usual, keep })).toMatchObject({
        ok: false,
        error: expect.stringMatching(/^--keep/) as string,
      })
    },
  )

  it('is not what nobody understands, nor two things at once', () => {
    expect(readHistoryFlags({ ...usual, newcomers: 'some' })).toMatchObject({ ok: false })
    expect(readHistoryFlags({ ...usual, 'use-backup': true, 'begin-empty': true })).toMatchObject({ ok: false })
  })
})
