import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { record, whole } from '../../shared/shape.ts'
import { JsonFile } from './json-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const shape = record({ count: whole() })

describe('a JSON file', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let path: string
  let file: JsonFile<{ readonly count: number }>

  beforeEach(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'kept.json')
    file = new JsonFile(path, shape)
  })
  afterEach(() => folder.remove())

  it('is null where there is none', () => {
    expect(file.read()).toEqual({ ok: true, value: null })
  })

  it('reads back what was saved, and only its owner may', async () => {
    await file.save(() => ({ count: 3 }))
    expect(file.read()).toEqual({ ok: true, value: { count: 3 } })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder.path)).toEqual(['kept.json'])
  })

  it('is on disk when saveNow returns', () => {
    expect(file.saveNow({ count: 4 }).ok).toBe(true)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ count: 4 })
  })

  it.each(['', '{', '[]', '{"count":"many"}', '\0\0\0'])('sets what it cannot read aside, untouched: %j', (content) => {
    writeFileSync(path, content)
    const read = file.read()
    expect(read.ok ? null : read.error.code).toBe('file-damaged')
    const aside = String(read.ok ? '' : read.error.facts?.['aside'])
    expect(readFileSync(aside, 'utf8')).toBe(content)
    expect(existsSync(path)).toBe(false)
  })

  it('writes once for all that was asked while a write was under way, and the newest of it', async () => {
    const made: number[] = []
    const save = (count: number) =>
      file.save(() => {
        made.push(count)
        return { count }
      })
    const all = Array.from({ length: 50 }, (_, index) => index)
    await Promise.all(all.map(save))
    expect(made).toEqual([49])
    const first = save(50)
    await Promise.resolve()
    await Promise.resolve()
    const rest = [51, 52, 53].map(save)
    await Promise.all([first, ...rest])
    expect(made.at(-1)).toBe(53)
    expect(made.length).toBeLessThan(4)
    expect(file.read()).toEqual({ ok: true, value: { count: 53 } })
  })

  it('says so where the folder cannot be written to', async () => {
    const lost = new JsonFile(join(folder.path, 'no', 'such', 'folder.json'), shape)
    const answer = await lost.save(() => ({ count: 1 }))
    expect(answer.ok ? null : answer.error.code).toBe('folder-unwritable')
    const now = lost.saveNow({ count: 1 })
    expect(now.ok ? null : now.error.code).toBe('folder-unwritable')
  })

  it('says so where the file cannot be read', () => {
    const read = new JsonFile(folder.path, shape).read()
    expect(read.ok ? null : read.error.code).toBe('file-unreadable')
  })
})
