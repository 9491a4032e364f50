import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { bundled } from '../disk/bundled.ts'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import type { TestActs } from './test-thread.ts'
import { ThreadDesk } from './thread-desk.ts'
import { rest } from './thread-end.ts'

const turnOver = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a thread of the store that is behind', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let desk: ThreadDesk<TestActs>

  beforeEach(async () => {
    folder = temporaryFolder()
    const file = bundled(new URL('./test-thread.ts', import.meta.url))
    const opened = await ThreadDesk.open<TestActs>(file, join(folder.path, 'test.db'))
    if (!opened.ok) throw new Error(opened.error.code)
    desk = opened.value
  })

  afterEach(async () => {
    await desk.close()
    folder.remove()
  })

  /** What so many orders of one turn are answered: the transactions that they were done in. */
  async function turn(count: number): Promise<Set<unknown>> {
    const answers = await Promise.all(Array.from({ length: count }, () => desk.ask('transaction', null)))
    return new Set(answers.map((answer) => answer.ok && answer.value))
  }

  it('does what waits in groups, none larger than the limit, and each turn’s orders in one', async () => {
    const cells = new Int32Array(new SharedArrayBuffer(8))
    const held = desk.ask('hold', cells)
    while (Atomics.load(cells, 0) === 0) await turnOver()
    const turns: Promise<Set<unknown>>[] = []
    for (const count of [limits.ordersTogether - 1, 1, 1, limits.ordersTogether]) {
      turns.push(turn(count))
      await turnOver()
    }
    Atomics.store(cells, 1, 1)
    Atomics.notify(cells, 1)
    await held
    expect(await Promise.all(turns)).toEqual([2, 2, 3, 4].map((transaction) => new Set([transaction])))
  })
})

describe('a thread of the store that is closed', () => {
  it('rests before it ends, so that no helper of V8 waits for one that waits for it', async () => {
    const folder = temporaryFolder()
    const file = bundled(new URL('./test-thread.ts', import.meta.url))
    const opened = await ThreadDesk.open<TestActs>(file, join(folder.path, 'test.db'))
    if (!opened.ok) throw new Error(opened.error.code)
    const told = performance.now()
    await opened.value.close()
    // a timer counts whole ms
    expect(performance.now() - told).toBeGreaterThanOrEqual(rest - 1)
    folder.remove()
  })
})
