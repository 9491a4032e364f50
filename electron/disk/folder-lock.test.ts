import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import { bundled } from './bundled.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { temporaryFolder } from './temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let clock: FakeClock
const lost = vi.fn()
/** Whether the system tells when a process began. Where not, one that lives is watched all the same. */
const tellsStarts = existsSync('/proc/self/stat')
const path = () => join(folder.path, 'data')
const file = () => join(path(), 'host.lock')
const busy = { ok: false, error: { code: 'folder-busy', facts: { path: '' } } }

beforeEach(() => {
  folder = temporaryFolder()
  clock = new FakeClock()
  busy.error.facts.path = path()
  lost.mockClear()
})
afterEach(() => folder.remove())

const lock = () => lockFolder(path(), { clock, lost })

async function locked(): Promise<FolderLock> {
  const taken = await lock()
  if (!taken.ok) throw new Error(taken.error.code)
  return taken.value
}

/** What this process writes on a folder, one line for each word. */
async function ownMark(): Promise<string[]> {
  const mine = await locked()
  const words = readFileSync(file(), 'utf8').split('\n')
  mine.release()
  return words
}

/** Somebody's mark: ours, with other words. */
async function marked(words: Readonly<Record<number, string | number>>): Promise<void> {
  const mark = await ownMark()
  for (const [at, word] of Object.entries(words)) mark[Number(at)] = String(word)
  writeFileSync(file(), mark.join('\n'))
}

/** What becomes of it as the seconds go by, and how many it took. */
async function watched(taking: Promise<Result<FolderLock, Refusal>>, eachSecond = (): void => undefined) {
  const answers: Result<FolderLock, Refusal>[] = []
  void taking.then((answer) => answers.push(answer))
  for (let seconds = 0; ; seconds++) {
    await new Promise(setImmediate)
    const [answer] = answers
    if (answer) return { answer, seconds }
    eachSecond()
    clock.advance(1_000)
  }
}

const [pidAt, bootAt, startAt, namespaceAt, machineAt, computerAt] = [0, 1, 2, 3, 4, 5]

describe('a folder lock', () => {
  it('lets one host alone into a folder', async () => {
    const first = await locked()
    expect(await lock()).toEqual(busy)
    first.release()
    const second = await locked()
    second.release()
    expect(readdirSync(path())).toEqual([])
    expect(clock.timersLeft).toBe(0)
  })

  it('lets in one of two who come in the same moment', async () => {
    const both = await Promise.all([lock(), lock()])
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    for (const one of both) if (one.ok) one.value.release()
  })

  it('takes over at once what a dead process left', async () => {
    const dead = spawnSync(process.execPath, ['-e', ''])
    await marked({ [pidAt]: dead.pid, [startAt]: '' })
    const mine = await locked()
    mine.release()
  })

  it.runIf(tellsStarts)('is busy as long as the process lives that locked it', async () => {
    const other = stranger(`console.log((await lockFolder(${JSON.stringify(path())}, needs)).ok)`)
    const [said] = (await once(other.stdout, 'data')) as [Buffer]
    expect(said.toString()).toBe('true\n')
    expect(await lock()).toEqual(busy)
    other.kill('SIGKILL')
    await once(other, 'exit')
    const mine = await locked()
    mine.release()
  })

  it.runIf(tellsStarts)('lets in one of two processes, however close they come over what a dead one left', async () => {
    const dead = spawnSync(process.execPath, ['-e', ''])
    await marked({ [pidAt]: dead.pid, [startAt]: '' })
    const rounds = Array.from({ length: 300 }, (_, at) => join(folder.path, String(at)))
    for (const round of rounds) mkdirSync(round)
    for (const round of rounds.filter((_, at) => at % 2)) writeFileSync(join(round, 'host.lock'), readFileSync(file()))
    const race = `
      const start = ${Date.now() + 3_000}
      for (const [at, folder] of ${JSON.stringify(rounds)}.entries()) {
        while (Date.now() < start + 10 * at);
        if ((await lockFolder(folder, needs)).ok) console.log(at)
      }
      console.log('over')`
    const programs = [stranger(race), stranger(race)]
    // neither ends before both are over: what a dead one holds would be anybody's
    const said = await Promise.all(programs.map(saidUntilOver))
    for (const program of programs) program.kill('SIGKILL')
    expect(said.flat().sort((one, other) => one - other)).toEqual([...rounds.keys()])
  })

  it('is busy where an older Hearth locked it, which wrote less', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
    const mark = await ownMark()
    writeFileSync(file(), `${other.pid}\n${mark[bootAt]}\n`)
    const taken = await lock()
    other.kill('SIGKILL')
    expect(taken).toEqual(busy)
  })

  it.runIf(tellsStarts)('takes over what a dead process left whose number is another one’s', async () => {
    // it began before this one
    await marked({ [pidAt]: process.ppid })
    const mine = await locked()
    mine.release()
  })

  it.each(['', 'below'])('says so where the folder cannot be made', async (below) => {
    writeFileSync(path(), 'a file')
    const taken = await lockFolder(join(path(), below), { clock, lost })
    expect(taken).toMatchObject({ ok: false, error: { code: 'folder-unwritable' } })
  })

  it.runIf(existsSync('/proc/self'))('says so where a folder has no room for another', async () => {
    const taken = await lockFolder('/proc/none/at/all', { clock, lost })
    expect(taken).toMatchObject({ ok: false, error: { code: 'folder-unwritable' } })
  })
})

describe('a folder lock whose holder cannot be seen', () => {
  const elsewhere = { [pidAt]: 4711, [machineAt]: 'another', [computerAt]: 'attic' }
  const holders = [
    ['on another computer', { ...elsewhere, [bootAt]: 'another', [namespaceAt]: 'another' }],
    ['in another container', { ...elsewhere, [namespaceAt]: 'another' }],
    ['in another container, with our number', { ...elsewhere, [pidAt]: process.pid, [namespaceAt]: 'another' }],
  ] as const

  it.each(holders)('is busy where somebody %s touches it, and says where', async (_, words) => {
    await marked(words)
    let beats = 0
    const { answer, seconds } = await watched(lock(), () => {
      if (++beats === 12) utimesSync(file(), beats, beats)
    })
    const error = { code: 'folder-busy-elsewhere', facts: { path: path(), computer: 'attic' } }
    expect(answer).toEqual({ ok: false, error })
    expect(seconds).toBe(12)
    expect(readFileSync(file(), 'utf8')).toContain('attic')
  })

  it('is busy without saying where, as long as it is touched, where its holder is one of these processes', async () => {
    await marked({ [pidAt]: 'unknown' })
    const { answer } = await watched(lock(), () => utimesSync(file(), 1, 1))
    expect(answer).toEqual(busy)
  })

  it.each(holders)('is taken over where nobody %s touched it for 15 s', async (_, words) => {
    await marked(words)
    const { answer, seconds } = await watched(lock())
    expect(answer.ok).toBe(true)
    expect(seconds).toBe(15)
    expect(readdirSync(path())).toEqual(['host.lock'])
    if (answer.ok) answer.value.release()
  })

  it('is taken at once when it is let go meanwhile', async () => {
    await marked(holders[0][1])
    const { answer, seconds } = await watched(lock(), () => rmSync(file(), { force: true }))
    expect(answer.ok).toBe(true)
    expect(seconds).toBe(1)
    if (answer.ok) answer.value.release()
  })

  it('is watched too where it says nothing: somebody may be writing it', async () => {
    mkdirSync(path())
    writeFileSync(file(), '')
    const { answer, seconds } = await watched(lock())
    expect(answer.ok).toBe(true)
    expect(seconds).toBe(15)
    if (answer.ok) answer.value.release()
  })
})

describe('a folder lock that is held', () => {
  const touched = () => statSync(file()).mtimeMs

  it('is touched every 2 s until it is let go', async () => {
    const mine = await locked()
    for (const _ of [1, 2, 3]) {
      const before = touched()
      clock.advance(2_000)
      await vi.waitFor(() => expect(touched()).not.toBe(before))
      await vi.waitFor(() => expect(clock.timersLeft).toBe(1))
    }
    mine.release()
    expect(clock.timersLeft).toBe(0)
    expect(lost).not.toHaveBeenCalled()
  })

  it('is written anew where somebody took it away by hand', async () => {
    const mine = await locked()
    const mark = readFileSync(file(), 'utf8')
    rmSync(file())
    clock.advance(2_000)
    await vi.waitFor(() => expect(readFileSync(file(), 'utf8')).toBe(mark))
    mine.release()
    expect(readdirSync(path())).toEqual([])
  })

  it('is lost where it was taken away while its holder stood still: another one may have come and gone', async () => {
    const mine = await locked()
    rmSync(file())
    clock.sleep(15_000)
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce())
    expect(clock.timersLeft).toBe(0)
    mine.release()
    expect(existsSync(file())).toBe(false)
  })

  it('tells its holder, once, that another one took it over, and leaves that one’s alone', async () => {
    const mine = await locked()
    writeFileSync(file(), 'another one’s')
    clock.advance(2_000)
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce())
    expect(clock.timersLeft).toBe(0)
    mine.release()
    expect(readFileSync(file(), 'utf8')).toBe('another one’s')
  })

  it('stays held where the disk cannot be asked for a moment', async () => {
    const mine = await locked()
    const mark = readFileSync(file(), 'utf8')
    rmSync(file())
    mkdirSync(file())
    clock.advance(2_000)
    await vi.waitFor(() => expect(clock.timersLeft).toBe(1))
    rmSync(file(), { recursive: true })
    clock.advance(2_000)
    await vi.waitFor(() => expect(readFileSync(file(), 'utf8')).toBe(mark))
    mine.release()
    expect(lost).not.toHaveBeenCalled()
  })

  it('can be let go where its file cannot be taken away any more', async () => {
    const mine = await locked()
    rmSync(file())
    mkdirSync(file())
    mine.release()
    expect(existsSync(file())).toBe(true)
  })
})

/** A program of its own that may lock folders. */
function stranger(act: string) {
  const program = `
    import { lockFolder } from '${bundled(new URL('./folder-lock.ts', import.meta.url)).href}'
    import { systemClock } from '${bundled(new URL('../wire/system-clock.ts', import.meta.url)).href}'
    const needs = { clock: systemClock, lost: () => process.exit(1) }
    process.stdin.resume()
    ${act}`
  return spawn(process.execPath, ['--input-type=module', '-e', program])
}

/** The numbers that a program says until it is over. */
async function saidUntilOver({ stdout }: ReturnType<typeof stranger>): Promise<number[]> {
  let said = ''
  for await (const piece of stdout as AsyncIterable<Buffer>) {
    said += piece.toString()
    if (said.endsWith('over\n')) break
  }
  return said.split('\n').slice(0, -2).map(Number)
}
