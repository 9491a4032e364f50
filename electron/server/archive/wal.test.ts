import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/model.ts'
import { reachBeside } from '../../store/beside.ts'
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
  if (reach) writeFileSync(reachBeside(history.file), reach)
}

function seqs(messages: readonly Message[]): number[] {
  return messages.map(({ seq }) => seq)
}

/** The same crash with its WAL cut here and there. */
function cut({ wal, ...rest }: Crashed): Crashed[] {
  const places = Array.from({ length: Math.ceil(wal.length / 3_001) }, (_, at) => at * 3_001)
  return places.map((length) => ({ ...rest, wal: wal.subarray(0, length) }))
}

/** The same crash, a byte of its WAL turned into another here and there. */
function turned({ wal, ...rest }: Crashed): Crashed[] {
  const places = Array.from({ length: Math.ceil((wal.length - 40) / 4_999) }, (_, at) => 40 + at * 4_999)
  return places.map((at) => {
    const other = Buffer.from(wal)
    other[at] = (other[at] ?? 0) ^ 0x10
    return { ...rest, wal: other }
  })
}

describe('a WAL that a crash left', () => {
  it('is carried in', async () => {
    await lay(await crash())
    expect(seqs(await said(await history.open()))).toEqual(counted(messages))
  })

  it('is refused each time where it was cut, while one backup is made of what is left', async () => {
    const { wal, ...rest } = await crash()
    await lay({ ...rest, wal: wal.subarray(0, 20_000) })
    const refused = { code: 'history-damaged', facts: { backup: '2023-11-14T22:13:20.000Z' } }
    for (const _time of [1, 2, 3]) expect(await history.tryToOpen()).toMatchObject({ ok: false, error: refused })
    expect(readdirSync(backupFolder(history.folder))).toHaveLength(1)
  })

  describe.each([
    ['was cut', cut],
    ['has a byte that turned into another', turned],
  ])('and that %s', (_, harmed) => {
    it('is never shorter in silence: what is left is another history, a beginning without a gap', async () => {
      const whole = await crash()
      const id = whole.reach?.toString().split(' ')[0]
      let shorter = 0
      for (const harm of harmed(whole)) {
        await lay(harm)
        const archive = await history.open({ damaged: 'use-backup' })
        const left = seqs(await said(archive))
        expect(left).toEqual(counted(left.length))
        expect(archive.id === id).toBe(left.length === messages)
        if (archive.id !== id) shorter++
      }
      expect(shorter).toBeGreaterThan(10)
    })

    it('tells a beginning without a gap where nothing was noted beside it', async () => {
      for (const harm of harmed(await crash())) {
        await lay({ ...harm, reach: null })
        const left = seqs(await said(await history.open()))
        expect(left).toEqual(counted(left.length))
      }
    })
  })
})
