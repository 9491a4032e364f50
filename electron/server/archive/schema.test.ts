import { existsSync, readdirSync, truncateSync } from 'node:fs'
import { expect, it } from 'vitest'
import { backUp } from '../../store/backups.ts'
import { openDatabase } from '../../store/open-database.ts'
import { backupFolder } from './places.ts'
import { noteReach } from './reach.ts'
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

it('a backup of an earlier version is gone on from, and no second copy of it is left', async () => {
  await history.filled(3)
  aged('DROP TABLE spent; PRAGMA user_version=1')
  await backUp(history.file, backupFolder(history.folder), history.clock.now())
  truncateSync(history.file, 9_000)
  expect(await texts(await history.open({ damaged: 'use-backup' }))).toHaveLength(3)
  expect(readdirSync(history.folder).filter((name) => name.includes('.new'))).toEqual([])
})

it.each<[string, string, number]>([
  ['has a name that was changed', `UPDATE people SET name = 'Sara'`, 3],
  ['ends before something that it kept', `UPDATE rooms SET topic = topic`, 4],
])('a history of an earlier version that %s stays as it is, its WAL too', async (_, sql, newest) => {
  await history.filled(3)
  const { id } = await history.open()
  await history.close()
  aged('DROP INDEX spent_by_room; PRAGMA user_version=2')
  noteReach(history.file, id, { room: 1, newest })
  const crashed = openDatabase(history.file)
  crashed.execute(sql)
  crashed.abandon()
  const before = fingerprints()
  for (const _time of [1, 2]) {
    expect(await history.tryToOpen()).toMatchObject({ error: { code: 'history-damaged' } })
    expect(fingerprints()).toEqual(before)
  }
  expect(readdirSync(history.folder)).not.toContain('history.db.version-2')
})

function fingerprints(): string[] {
  return ['', '-wal'].map((part) => history.fingerprint(history.file + part))
}

it('what was remembered of a room that was gone already keeps nothing from being deleted', async () => {
  await history.filled(3)
  aged(`INSERT INTO spent SELECT author, client, 99, seq, time, 0 FROM messages WHERE seq = 1;
    DROP INDEX spent_by_room; PRAGMA user_version=2`)
  const archive = await history.open({ retention: { type: 'rows', rows: 2 } })
  await history.pass(60_000)
  expect(await texts(archive)).toHaveLength(2)
})
