/** A headless host whose history was damaged, and what its owner may do about it. */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EnginePerson } from '../engine/engine-person.ts'
import { HostProcess, serve, serveWords } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import { Program } from '../protocol/hosts/program.ts'

const folder = ownFolder()

const history = () => join(folder.path, 'history.db')
const here = () => ['--port', '0', '--bind', '127.0.0.1', '--data', folder.path]

/** A host that makes its first backup at once: for it, the minute that it waits has no length. */
function hostInAHurry(): Promise<HostProcess> {
  const hurry = `
    const { setTimeout } = globalThis
    globalThis.setTimeout = (act, ms, ...more) => setTimeout(act, ms === 60_000 ? 0 : ms, ...more)`
  const first = ['--import', `data:text/javascript,${encodeURIComponent(hurry)}`]
  return HostProcess.of(new Program(process.execPath, [...first, ...serveWords(here())]))
}

let guests = 0

/** Somebody new comes, says something, and sees that it stands below what was said before, and nothing else does. */
async function visit(host: HostProcess, before: readonly string[], text: string): Promise<void> {
  // a name belongs to whoever took it first
  const guest = await EnginePerson.begin(`Guest-${++guests}`)
  onTestFinished(() => guest.remove())
  const place = await guest.accept(host.invite)
  guest.say(place, text)
  await guest.sees(place, ...before, text)
}

/** Overwrites a few bytes of every page but the first; answers what the file is from then on. */
function damage(): string {
  const file = openSync(history(), 'r+')
  for (let at = 4_096; at < statSync(history()).size; at += 4_096) writeSync(file, randomBytes(64), 0, 64, at)
  closeSync(file)
  return hashOf(history())
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** What the file that was set aside is; there is one. */
function aside(): string {
  const found = readdirSync(folder.path).filter((name) => /^history\.db\.aside-[\dTZ-]+$/.test(name))
  expect(found).toHaveLength(1)
  return hashOf(join(folder.path, found[0]!))
}

/** What the host refuses to start with. */
async function complaint(): Promise<string> {
  const refused = serve(...here())
  expect(await refused.ended).toEqual({ code: 1, signal: null })
  return refused.complaints.all.find((line) => line.startsWith('hearth:')) ?? ''
}

describe('a headless host whose history is damaged', () => {
  it('names the date of its newest backup, and goes on from there where its owner says so', async () => {
    const first = await HostProcess.start(folder.path)
    await visit(first, [], 'In the backup')
    await first.stop()
    const second = await hostInAHurry()
    await second.program.complaints.next('a backup', (line) => line.includes('a backup was made'))
    await visit(second, ['In the backup'], 'After the backup')
    await second.stop()

    const damaged = damage()
    const [backup = ''] = readdirSync(join(folder.path, 'backups'))
    const [, day, hours, minutes] = /^1-(\S{10})T(\d\d)-(\d\d)/.exec(backup) ?? []
    const sentence = `Start with --use-backup to go on from the backup of ${day} ${hours}:${minutes} (UTC)`
    expect(await complaint()).toContain(
      `The history in ${history()} is damaged. Nothing of it was changed. ${sentence}`,
    )
    expect(hashOf(history())).toBe(damaged)

    await visit(await HostProcess.start(folder.path, '--use-backup'), ['In the backup'], 'On we go')
    expect(aside()).toBe(damaged)
  })

  it('goes on from what is left of one that lost its end, and only where its owner says so', async () => {
    const wal = `${history()}-wal`
    const first = await HostProcess.start(folder.path)
    await visit(first, [], 'Before the cut')
    const { size } = statSync(wal)
    await visit(first, ['Before the cut'], 'After the cut')
    await first.program.kill('SIGKILL')

    truncateSync(wal, size)
    for (const _time of [1, 2])
      expect(await complaint()).toContain('Start with --use-backup to go on from the backup of')
    expect(readdirSync(join(folder.path, 'backups'))).toHaveLength(1)
    await visit(await HostProcess.start(folder.path, '--use-backup'), ['Before the cut'], 'On we go')
  })

  it('begins with nothing where its owner says so, and keeps what was damaged', async () => {
    const first = await HostProcess.start(folder.path)
    await visit(first, [], 'Gone')
    await first.stop()
    const damaged = damage()
    expect(await complaint()).toContain('There is no backup of it. Start with --begin-empty')
    await visit(await HostProcess.start(folder.path, '--begin-empty'), [], 'A fresh start')
    expect(aside()).toBe(damaged)
  })

  it('goes on from no backup that is not there', async () => {
    const first = await HostProcess.start(folder.path)
    await first.stop()
    const damaged = damage()
    const refused = serve(...here(), '--use-backup')
    expect(await refused.ended).toEqual({ code: 1, signal: null })
    expect([hashOf(history()), existsSync(join(folder.path, 'backups'))]).toEqual([damaged, false])
  })

  it('that is not damaged is as it was, whatever its owner said', async () => {
    const first = await HostProcess.start(folder.path)
    await visit(first, [], 'Whole')
    await first.stop()
    await visit(await HostProcess.start(folder.path, '--begin-empty'), ['Whole'], 'Still here')
  })
})
