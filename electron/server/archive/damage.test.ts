import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../store/backups.ts'
import { noteDamage } from '../../store/beside.ts'
import { openDatabase } from '../../store/open-database.ts'
import { backupFolder } from './places.ts'
import { archiving, say, texts } from './test-archive.ts'

const history = archiving()

function altered(sql: string, file = history.file): void {
  const database = openDatabase(file)
  database.execute(`PRAGMA foreign_keys=OFF; ${sql}`)
  database.close()
}

/** The first place of these letters in the file becomes others. */
function turned(from: string, into: string, file = history.file): void {
  const bytes = readFileSync(file, 'latin1')
  expect(bytes).toContain(from)
  writeFileSync(file, bytes.replace(from, into), 'latin1')
}

function aside(): string[] {
  return readdirSync(history.folder).filter((name) => name.startsWith(`${basename(history.file)}.aside-`))
}

const damages: [string, () => void][] = [
  ['that is empty', () => writeFileSync(history.file, '')],
  ['that is no database', () => writeFileSync(history.file, 'Dear diary,\n'.repeat(500))],
  ['that is cut short', () => truncateSync(history.file, 8 * 4096)],
  ['of another program', () => altered('PRAGMA application_id=7')],
  ['without a version', () => altered('PRAGMA user_version=0')],
  ['of an earlier version than its tables', () => altered('PRAGMA user_version=2')],
  ['with a letter of a column that turned into another', () => turned('subject TEXT', 'rubject TEXT')],
  ['in a format that SQLite does not know', () => turned('\0\0\0\x04\0\0\0\0', '\0\0\0\x05\0\0\0\0')],
  ['without its name', () => altered('DELETE FROM about')],
  ['with a name that was changed', () => altered(`UPDATE people SET name = 'Sara'`)],
  ['that counts less than it has', () => altered('UPDATE rooms SET newest = 2, twin = -2')],
  ['with a member who is nobody', () => altered('DELETE FROM people')],
  ['that was found damaged while it was in use', () => noteDamage(history.file)],
  [
    'that is gone while its WAL is there',
    () => {
      rmSync(history.file)
      appendFileSync(`${history.file}-wal`, 'x')
    },
  ],
]

describe('a damaged history', () => {
  it.each(damages)('%s is refused, each time, and left as it is', async (_, damage) => {
    await history.filled(100)
    damage()
    const files = readdirSync(history.folder)
    const before = files.map((name) => history.fingerprint(join(history.folder, name)))
    for (const _time of [1, 2]) {
      expect(await history.tryToOpen()).toEqual({
        ok: false,
        error: { code: 'history-damaged', facts: { path: history.file, backup: '' } },
      })
    }
    expect(files.map((name) => history.fingerprint(join(history.folder, name)))).toEqual(before)
  })

  it('from a newer Hearth is refused as such, and left as it is', async () => {
    await history.filled(1)
    altered('PRAGMA user_version=999')
    const before = history.fingerprint()
    expect(await history.tryToOpen({ damaged: 'begin-empty' })).toMatchObject({ error: { code: 'history-newer' } })
    expect(history.fingerprint()).toBe(before)
  })

  it('is set aside untouched where its owner wants to begin anew', async () => {
    await history.filled(3)
    truncateSync(history.file, 9000)
    const before = history.fingerprint()
    const archive = await history.open({ damaged: 'begin-empty' })
    expect(await texts(archive)).toEqual([])
    const [kept = ''] = aside()
    expect(history.fingerprint(join(history.folder, kept))).toBe(before)
    expect(await texts(await history.open())).toEqual([])
  })

  it('is never forgotten where setting it aside was cut off half way', async () => {
    await history.filled(3)
    writeFileSync(`${history.file}.aside-2026`, readFileSync(history.file))
    rmSync(history.file)
    expect(await history.tryToOpen()).toMatchObject({ error: { code: 'history-damaged' } })
    expect(await history.tryToOpen()).toMatchObject({ error: { code: 'history-damaged' } })
  })

  it('is one that is gone where there are backups of it', async () => {
    await backedUp()
    for (const name of readdirSync(history.folder)) {
      if (name.startsWith(basename(history.file))) rmSync(join(history.folder, name))
    }
    expect(await history.tryToOpen()).toMatchObject({ error: { code: 'history-damaged' } })
    expect(await texts(await history.open({ damaged: 'use-backup' }))).toHaveLength(2)
  })

  it('names its newest backup, and goes on from it under another name', async () => {
    const { id } = await backedUp()
    truncateSync(history.file, 9000)
    const before = history.fingerprint()
    expect(await history.tryToOpen()).toMatchObject({ error: { facts: { backup: '2023-11-14T22:13:20.000Z' } } })
    const archive = await history.open({ damaged: 'use-backup' })
    expect(await texts(archive)).toEqual(['1 client-1-0', '2 client-1-1'])
    expect(archive.id).not.toBe(id)
    expect(history.fingerprint(join(history.folder, aside()[0] ?? ''))).toBe(before)
  })

  it.each<[string, (newest: string) => void]>([
    ['cut short', (newest) => truncateSync(newest, 9000)],
    ['not as it was written in its tables', (newest) => turned('subject TEXT', 'rubject TEXT', newest)],
    ['not as it was written in a name', (newest) => altered(`UPDATE people SET name = 'Sara'`, newest)],
    ['not as it was written in a message', (newest) => altered(`UPDATE messages SET text = 'x' WHERE seq = 1`, newest)],
    ['not to be read', (newest) => (rmSync(newest), mkdirSync(newest))],
  ])('goes on from an older backup where the newest is %s', async (_, damage) => {
    await backedUp()
    await backUp(history.file, backupFolder(history.folder), history.clock.now())
    damage(join(backupFolder(history.folder), '2-2023-11-14T22-13-20Z.db'))
    truncateSync(history.file, 9000)
    expect(await texts(await history.open({ damaged: 'use-backup' }))).toHaveLength(2)
    expect(readdirSync(history.folder)).not.toContain('history.db.new')
  })

  it('is refused like any other where nobody can look for its backups', async () => {
    await history.filled(1)
    truncateSync(history.file, 9000)
    writeFileSync(backupFolder(history.folder), '')
    expect(await history.tryToOpen()).toMatchObject({ error: { code: 'history-damaged', facts: { backup: '' } } })
    expect(await history.tryToOpen({ damaged: 'use-backup' })).toMatchObject({ error: { code: 'folder-unwritable' } })
    expect(aside()).toEqual([])
  })

  it('stays as it is where no backup is whole', async () => {
    await history.filled(1)
    truncateSync(history.file, 9000)
    expect(await history.tryToOpen({ damaged: 'use-backup' })).toMatchObject({ error: { code: 'history-damaged' } })
    expect(aside()).toEqual([])
    expect(readdirSync(history.folder)).not.toContain('history.db.new')
  })

  it('is nothing that a whole one is taken for', async () => {
    await history.filled(2)
    for (const damaged of ['begin-empty', 'use-backup'] as const) {
      expect(await texts(await history.open({ damaged }))).toHaveLength(2)
    }
    expect(aside()).toEqual([])
  })

  /** A history of two messages with a backup, and a third message after it. */
  async function backedUp() {
    await history.filled(2)
    await backUp(history.file, backupFolder(history.folder), history.clock.now())
    const archive = await history.open()
    await say(archive, 1)
    await history.close()
    return archive
  }
})
