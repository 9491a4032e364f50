import { describe, expect, it } from 'vitest'
import { ClearTcp, InMemory, InsideTls } from './carriers/inside.ts'
import { opened } from './host.ts'

const plenty = { burst: 100_000, perSecond: 1 }
/** More of these than any system keeps in the buffers of one connection. */
const most = 2_000

describe.each([ClearTcp, InMemory, InsideTls])('a reader who does not read, over %o,', (Over) => {
  it('is cut, while the others hear everything in order', async () => {
    const host = await opened(new Over({ limits: { messages: plenty } }))
    const [ali, sara, slow] = [await host.person('Ali'), await host.person('Sara'), await host.person('Slow')]
    slow.stallsReading()
    const text = '😀'.repeat(8_000)
    let posted = 0
    for (; posted < most && ali.heard({ type: 'gone', person: slow.id }).length === 0; posted++) await ali.posts(text)
    expect(ali.heard({ type: 'gone', person: slow.id })).toMatchObject([{ why: 'lost' }])
    await sara.catchesUp()
    const seqs = sara.heard({ type: 'message' }).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: posted }, (_, at) => at + 1))
  })
})
