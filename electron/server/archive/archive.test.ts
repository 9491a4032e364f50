import { afterEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../shared/fake-clock.ts'
import { silentLog } from '../../disk/log.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { bundled } from '../../disk/bundled.ts'
import { draft, promisesOfAStore } from '../store-contract.ts'
import { Archive, type ArchiveOptions } from './archive.ts'

const thread = bundled(new URL('./archive-thread.ts', import.meta.url))
const usual = {
  damaged: 'refuse',
  reserve: 0,
  retention: { type: 'forever' },
  clock: new FakeClock(),
  log: silentLog,
} as const
const folders: ReturnType<typeof temporaryFolder>[] = []
const opened: Archive[] = []

afterEach(async () => {
  for (const archive of opened.splice(0)) await archive.close()
  for (const folder of folders.splice(0)) folder.remove()
})

function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder.path
}

async function open(folder: string, where: URL | null, options: Partial<ArchiveOptions> = {}): Promise<Archive> {
  const archive = await Archive.open({ ...usual, folder, thread: where, ...options })
  if (!archive.ok) throw new Error(archive.error.code)
  opened.push(archive.value)
  return archive.value
}

promisesOfAStore('on disk, in this thread', () => open(newFolder(), null))
promisesOfAStore('on disk, on a thread of its own', () => open(newFolder(), thread))

describe.each([
  ['in this thread', null],
  ['on a thread of its own', thread],
])('a history %s', (_, where) => {
  it('goes on where it was, under the same name', async () => {
    const folder = newFolder()
    const before = await open(folder, where)
    await before.append(draft('a'))
    await before.close()
    opened.pop()
    const after = await open(folder, where)
    expect(after.id).toBe(before.id)
    expect(await after.append(draft('b'))).toMatchObject({ ok: true, value: { type: 'kept', message: { seq: 2 } } })
  })

  it('acknowledges what it kept also while too little of the disk is free, and keeps nothing new', async () => {
    const folder = newFolder()
    await (await open(folder, where)).append(draft('a'))
    await opened.pop()?.close()
    const low = await open(folder, where, { reserve: Number.MAX_SAFE_INTEGER })
    const asked = [draft('a'), draft('a', { text: 'other' }), draft('b')].map((one) => low.append(one))
    expect(await Promise.all(asked)).toMatchObject([
      { ok: true, value: { type: 'repeated', message: { seq: 1 } } },
      { ok: true, value: { type: 'conflict' } },
      { ok: false, error: 'disk-full' },
    ])
  })

  it('does nothing that is asked after it closed, and leaves nobody waiting', async () => {
    const archive = await open(newFolder(), where)
    await archive.close()
    opened.pop()
    expect(await archive.append(draft('late'))).toEqual({ ok: false, error: 'disk-failed' })
  })

  it('does what was asked before it closes', async () => {
    const folder = newFolder()
    const before = await open(folder, where)
    const asked = Array.from({ length: 100 }, (_, index) => before.append(draft(`id-${index}`)))
    await before.close()
    opened.pop()
    expect((await Promise.all(asked)).map((one) => one.ok && one.value.type)).toEqual(Array(100).fill('kept'))
    const page = await (
      await open(folder, where)
    ).page({ room: 'room-lobby', way: 'after', seq: 0, since: 0, most: 200 })
    expect(page.ok && page.value.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1))
  })
})
