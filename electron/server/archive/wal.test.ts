import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { backupFolder } from './places.ts'
import { archiving, messages as said, say } from './test-archive.ts'

const history = archiving()

/** What is on disk after a crash: a file that was closed in good order, a WAL with what was said since, and the note. */
interface Crashed {
  readonly file: Buffer
  readonly wal: Buffer
  readonly reach: Buffer | null
}

const messages = 10
const counted = (length: number): number[] => Array.from({ length }, (_, at) => at + 1)

async function crash(): Promise<Crashed> {
  const archive = await history.open()
  for (let at = 0; at < messages; at++) await say(archive, 1, at + 1)
  const [file, wal, reach] = ['', '-wal', '.reach'].map((part) => readFileSync(history.file + part))
  await history.close()
  return { file: file!, wal: wal!, reach: reach! }
}

/** Puts it into a folder of its own. */
async function lay({ file, wal, reach }: Crashed): Promise<void> {
  await history.clear()
  writeFileSync(history.file, file)
  writeFileSync(`${history.file}-wal`, wal)
  if (reach) writeFileSync(`${history.file}.reach`, reach)
}

async function seqs(damaged: 'refuse' | 'use-backup' = 'refuse'): Promise<number[]> {
  return (await said(await history.open({ damaged }))).map(({ seq }) => seq)
}

/** The same crash with its WAL cut here and there, or with a byte in it that turned into another. */
function harmed({ wal, ...rest }: Crashed): Crashed[] {
  const harms: Crashed[] = []
  for (let length = 0; length < wal.length; length += 12_289) harms.push({ ...rest, wal: wal.subarray(0, length) })
  for (let at = 40; at < wal.length; at += 19_997) {
    const turned = Buffer.from(wal)
    turned[at] = (turned[at] ?? 0) ^ 0x10
    harms.push({ ...rest, wal: turned })
  }
  return harms
}

describe('a WAL that a crash left', () => {
  it('is carried in', async () => {
    await lay(await crash())
    expect(await seqs()).toEqual(counted(messages))
  })

  it('is never missed in silence: a history that lost its end is refused, and what is left of it is its newest backup', async () => {
    let refused = 0
    for (const harm of harmed(await crash())) {
      await lay(harm)
      const opened = await history.tryToOpen()
      if (opened.ok) expect(await seqs()).toEqual(counted(messages))
      else {
        refused++
        expect(opened.error).toMatchObject({ code: 'history-damaged', facts: { backup: '2023-11-14 22:13' } })
        const left = await seqs('use-backup')
        expect(left).toEqual(counted(left.length))
        expect(left.length).toBeLessThan(messages)
      }
    }
    expect(refused).toBeGreaterThan(5)
  })

  it('is refused each time, while one backup is made of what is left', async () => {
    const { wal, ...rest } = await crash()
    await lay({ ...rest, wal: wal.subarray(0, 20_000) })
    for (const _time of [1, 2, 3]) expect(await history.tryToOpen()).toMatchObject({ ok: false })
    expect(readdirSync(backupFolder(history.folder))).toHaveLength(1)
  })

  it('tells a beginning without a gap where nothing was noted beside it', async () => {
    for (const harm of harmed(await crash())) {
      await lay({ ...harm, reach: null })
      const left = await seqs()
      expect(left).toEqual(counted(left.length))
    }
  })
})
