import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openDatabase } from '../../store/open-database.ts'
import { archiving, texts } from './test-archive.ts'

const history = archiving()

/** Makes the history what an earlier Hearth left behind. */
function aged(sql: string): void {
  const database = openDatabase(history.file)
  database.execute(sql)
  database.close()
}

it.each([
  [1, 'DROP TABLE spent; PRAGMA user_version=1'],
  [2, 'DROP INDEX spent_by_room; PRAGMA user_version=2'],
])('a history of version %i is opened with everything in it, and a copy of it is left', async (version, sql) => {
  await history.filled(3)
  aged(sql)
  expect(await texts(await history.open())).toHaveLength(3)
  expect(existsSync(`${history.file}.version-${version}`)).toBe(true)
  expect(await texts(await history.open())).toHaveLength(3)
})

it('what was remembered of a room that was gone already keeps nothing from being deleted', async () => {
  await history.filled(3)
  aged(`INSERT INTO spent SELECT author, client, 99, seq, time, 0 FROM messages WHERE seq = 1;
    DROP INDEX spent_by_room; PRAGMA user_version=2`)
  const archive = await history.open({ retention: { type: 'rows', rows: 2 } })
  await history.pass(60_000)
  expect(await texts(archive)).toHaveLength(2)
})
