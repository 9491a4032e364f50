import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openDatabase } from '../../store/open-database.ts'
import { archiving, texts } from './test-archive.ts'

const history = archiving()

it('a history of the first version is opened with everything in it, and a copy of it is left', async () => {
  await history.filled(3)
  const database = openDatabase(history.file)
  database.execute('DROP TABLE spent; PRAGMA user_version=1')
  database.close()
  expect(await texts(await history.open())).toHaveLength(3)
  expect(existsSync(`${history.file}.version-1`)).toBe(true)
  expect(await texts(await history.open())).toHaveLength(3)
})
