import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { archiving, say, texts } from './test-archive.ts'

const history = archiving()

describe('a WAL that a crash left', () => {
  /** What is on disk after a crash: a file that was closed in good order, and a WAL with what was said since. */
  async function crashed() {
    const archive = await history.open()
    for (let at = 0; at < 10; at++) await say(archive, 1, at + 1)
    const [file, wal] = [readFileSync(history.file), readFileSync(`${history.file}-wal`)]
    await history.close()
    return { file, wal }
  }

  async function after({ file, wal }: { file: Buffer; wal: Buffer }): Promise<number[]> {
    writeFileSync(history.file, file)
    writeFileSync(`${history.file}-wal`, wal)
    const seqs = (await texts(await history.open())).map((line) => Number(line.split(' ')[0]))
    await history.close()
    return seqs
  }

  const counted = (length: number): number[] => Array.from({ length }, (_, at) => at + 1)

  it('is carried in', async () => {
    expect(await after(await crashed())).toEqual(counted(10))
  })

  it('tells a beginning without a gap where it was cut, wherever that was', async () => {
    const { file, wal } = await crashed()
    for (let length = 0; length < wal.length; length += 3_001) {
      const seqs = await after({ file, wal: wal.subarray(0, length) })
      expect(seqs).toEqual(counted(seqs.length))
    }
  })

  it('tells the same where a byte of it turned into another', async () => {
    const { file, wal } = await crashed()
    for (let at = 40; at < wal.length; at += 4_999) {
      const damaged = Buffer.from(wal)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      const seqs = await after({ file, wal: damaged })
      expect(seqs).toEqual(counted(seqs.length))
    }
  })
})
