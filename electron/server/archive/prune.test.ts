import { describe, expect, it } from 'vitest'
import { draft } from '../store-contract.ts'
import type { Archive } from './archive.ts'
import { archiving, say, texts } from './test-archive.ts'

const history = archiving()
const [minute, hour, day] = [60_000, 60 * 60_000, 24 * 60 * 60_000]

async function seqs(archive: Archive): Promise<number[]> {
  return (await texts(archive)).map((line) => Number(line.split(' ')[0]))
}

describe('messages that are kept for a time', () => {
  const retention = { type: 'days', days: 30 } as const

  it('go when it is over, soon after the start and later, and their seqs never come again', async () => {
    await say(await history.open(), 3, history.clock.now() - 32 * day)
    await say(await history.open(), 2, history.clock.now() - day - 1)
    const archive = await history.open({ retention })
    await history.pass(minute)
    expect(await seqs(archive)).toEqual([4, 5])
    await history.pass(31 * day, 6 * hour)
    await say(archive, 1, history.clock.now())
    await history.pass(2 * hour, hour)
    expect(await seqs(archive)).toEqual([6])
  })

  it('stay for the whole of it: one a millisecond older goes', async () => {
    const trusted = history.clock.now() - day - 1
    await say(await history.open(), 2, trusted - 30 * day - 1)
    await say(await history.open(), 1, trusted)
    const archive = await history.open({ retention })
    await history.pass(minute)
    expect(await seqs(archive)).toEqual([2, 3])
  })

  it('leave the newest one of each room, which says how far it has counted', async () => {
    await say(await history.open(), 3, history.clock.now() - 90 * day)
    const archive = await history.open({ retention })
    await history.pass(2 * day, hour)
    expect(await seqs(archive)).toEqual([3])
  })

  it.each([1, 600])(
    'go when it is over, also behind what a clock said that was years ahead: %i of them',
    async (count) => {
      const archive = await history.open({ retention })
      await say(archive, count, history.clock.now() + 3650 * day)
      await say(archive, count + 50, history.clock.now())
      await history.pass(31 * day, 6 * hour)
      await say(archive, 2, history.clock.now())
      await history.pass(2 * hour, minute)
      expect(await seqs(archive)).toEqual([2 * count + 51, 2 * count + 52])
    },
  )

  it.each([
    ['go with as many', 3, [7, 8]],
    ['stay with fewer', 2, [1, 2, 3, 4, 5, 6, 7]],
  ])('that a clock said that was years ahead %s behind them that are old', async (_, behind, left) => {
    const archive = await history.open({ retention })
    await say(archive, 3, history.clock.now() + 3650 * day)
    await say(archive, behind, history.clock.now())
    await history.pass(31 * day, 6 * hour)
    await say(archive, 2, history.clock.now())
    await history.pass(2 * hour, minute)
    expect(await seqs(archive)).toEqual(left)
  })

  it('stay behind one that is old, where the clock of now may be the wrong one', async () => {
    const archive = await history.open()
    await say(archive, 3, history.clock.now())
    await say(archive, 1, history.clock.now() - 400 * day)
    await history.close()
    history.clock = history.clock.jumped(-200 * day)
    await say(await history.open(), 2, history.clock.now())
    await history.close()
    history.clock.advance(day + minute)
    const again = await history.open({ retention })
    await history.pass(2 * day, hour)
    expect(await seqs(again)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('outlive a clock that jumps a year ahead and comes back', async () => {
    const now = history.clock.now()
    await say(await history.open(), 3, now)
    await history.close()
    history.clock = history.clock.jumped(365 * day)
    const archive = await history.open({ retention })
    await say(archive, 1, history.clock.now())
    await history.pass(20 * hour, hour)
    expect(await seqs(archive)).toEqual([1, 2, 3, 4])
    await history.pass(8 * hour, hour)
    expect(await seqs(archive)).toEqual([4])
  })

  it('outlive it where somebody spoke before it came back, and the host was started again', async () => {
    await say(await history.open(), 3, history.clock.now())
    await history.close()
    history.clock = history.clock.jumped(365 * day)
    await say(await history.open({ retention }), 1, history.clock.now())
    history.clock.advance(minute)
    const archive = await history.open({ retention })
    await history.pass(20 * hour, hour)
    expect(await seqs(archive)).toEqual([1, 2, 3, 4])
    await history.pass(8 * hour, hour)
    expect(await seqs(archive)).toEqual([4])
  })

  it('stay where the clock jumps back', async () => {
    await say(await history.open(), 3, history.clock.now())
    await history.close()
    history.clock = history.clock.jumped(-365 * day)
    const archive = await history.open({ retention })
    await history.pass(2 * day, hour)
    expect(await seqs(archive)).toEqual([1, 2, 3])
  })
})

describe('messages of which so many are kept', () => {
  const retention = { type: 'rows', rows: 10 } as const
  const sent = draft('sent-0001', { time: history.clock.now() })

  /** A host that kept a message and so many after it that it is deleted, and was started again since. */
  async function sentAndGone(): Promise<Archive> {
    const archive = await history.open()
    await archive.append(sent)
    await say(archive, 20, sent.time + 1)
    await history.open({ retention })
    await history.pass(minute)
    return history.open({ retention })
  }

  it('go when there are newer ones, in batches', async () => {
    await say(await history.open(), 1_700)
    const archive = await history.open({ retention })
    await history.pass(minute)
    await history.pass(minute, 50)
    expect(await seqs(archive)).toEqual([1691, 1692, 1693, 1694, 1695, 1696, 1697, 1698, 1699, 1700])
  })

  it('are acknowledged to an author who never heard that they were kept, and are not said again', async () => {
    const archive = await sentAndGone()
    expect(await archive.append(sent)).toMatchObject({
      ok: true,
      value: { type: 'repeated', message: { seq: 1, time: sent.time } },
    })
    expect(await archive.recall(sent)).toMatchObject({ ok: true, value: { seq: 1 } })
    expect(await archive.append({ ...sent, room: 'room-2' })).toMatchObject({ value: { type: 'conflict' } })
    expect(await seqs(archive)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
  })

  it('are as unknown as any when no outbox has them any more', async () => {
    await sentAndGone()
    history.clock.advance(8 * day)
    const archive = await history.open({ retention })
    await history.pass(2 * day, hour)
    expect(await archive.recall(sent)).toEqual({ ok: true, value: null })
    expect(await archive.append(sent)).toMatchObject({ value: { type: 'kept' } })
  })

  it('are forgotten with their room: their ids keep nothing from being deleted in another one', async () => {
    const open = await history.open()
    const elsewhere = Array.from({ length: 20 }, (_, at) => draft(`other-${at}`, { room: 'room-2' }))
    for (const one of elsewhere) await open.append(one)
    const archive = await history.open({ retention })
    await history.pass(minute)
    await archive.keep({ type: 'forget', room: 'room-2' })
    const again = elsewhere.map((one) => archive.append({ ...one, room: 'room-lobby' }))
    for (const kept of await Promise.all(again)) expect(kept).toMatchObject({ value: { type: 'kept' } })
    await history.pass(2 * hour, minute)
    expect(await seqs(archive)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })

  it('are forgotten a few at a time: whoever comes back meanwhile is answered', async () => {
    const archive = await history.open()
    const long = Array.from({ length: 1_700 }, (_, at) => draft(`long-${at}`, { time: sent.time }))
    await Promise.all(long.map((one) => archive.append(one)))
    await history.open({ retention })
    await history.pass(minute)
    await history.pass(minute, 50)
    await history.close()
    history.clock.advance(8 * day)
    await say(await history.open(), 20, history.clock.now())
    await history.close()
    history.clock.advance(day + minute)
    const after = await history.open({ retention })
    const remembered = async (): Promise<number> => {
      const found = await Promise.all(long.map((one) => after.recall(one)))
      return found.filter((one) => one.ok && one.value).length
    }
    await history.pass(minute)
    expect(await remembered()).toBeGreaterThan(1_000)
    await history.pass(minute, 50)
    expect(await remembered()).toBe(0)
  })

  it('let nobody wait for long', async () => {
    await say(await history.open(), 1_700)
    const archive = await history.open({ retention })
    await history.pass(minute)
    await say(archive, 1, 5)
    expect((await seqs(archive)).length).toBeGreaterThan(1_000)
  })
})
