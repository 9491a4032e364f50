import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { makeFolder } from './draft.ts'

let place: string
let folder: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'hearth-draft-'))
  folder = join(place, 'made')
})

test('a folder appears whole, and nothing else is left', async () => {
  await makeFolder(folder, (draft) => writeFile(join(draft, 'file'), 'text'))
  expect(readdirSync(place)).toEqual(['made'])
  expect(readdirSync(folder)).toEqual(['file'])
})

test('a failure leaves nothing behind', async () => {
  const failing = makeFolder(folder, async (draft, scratch) => {
    await writeFile(join(draft, 'half'), 'text')
    await writeFile(join(scratch, 'download'), 'text')
    throw new Error('no more space')
  })
  await expect(failing).rejects.toThrow('no more space')
  expect(readdirSync(place)).toEqual([])
})

test('whoever comes second takes what is there', async () => {
  await makeFolder(folder, async (draft) => {
    await writeFile(join(draft, 'file'), 'second')
    await mkdir(folder)
    writeFileSync(join(folder, 'file'), 'first')
  })
  expect(readdirSync(place)).toEqual(['made'])
  expect(existsSync(join(folder, 'file'))).toBe(true)
})
