import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a folder lock', () => {
  let folder: ReturnType<typeof temporaryFolder>
  const path = () => join(folder.path, 'data')

  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  it('lets one host alone into a folder', () => {
    const first = lockFolder(path())
    expect(first.ok).toBe(true)
    expect(lockFolder(path())).toMatchObject({ ok: false, error: { code: 'folder-busy', facts: { path: path() } } })
    if (first.ok) first.value.release()
    const second = lockFolder(path())
    expect(second.ok).toBe(true)
    if (second.ok) second.value.release()
    expect(existsSync(join(path(), 'host.lock'))).toBe(false)
  })

  it('takes over what a dead process left', () => {
    const mine = lockFolder(path())
    const content = readFileSync(join(path(), 'host.lock'), 'utf8')
    if (mine.ok) mine.value.release()
    const dead = spawnSync(process.execPath, ['-e', ''])
    writeFileSync(join(path(), 'host.lock'), content.replace(String(process.pid), String(dead.pid)))
    const lock = lockFolder(path())
    expect(lock.ok).toBe(true)
    if (lock.ok) lock.value.release()
  })

  it('is busy as long as the process lives that locked it', async () => {
    const program = `
      import { lockFolder } from '${new URL('./folder-lock.ts', import.meta.url).href}'
      process.stdin.resume()
      console.log(lockFolder(${JSON.stringify(path())}).ok)`
    const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
    const [said] = (await once(other.stdout, 'data')) as [Buffer]
    expect(said.toString()).toBe('true\n')
    expect(lockFolder(path())).toMatchObject({ ok: false, error: { code: 'folder-busy' } })
    other.kill('SIGKILL')
    await once(other, 'exit')
    const lock = lockFolder(path())
    expect(lock.ok).toBe(true)
    if (lock.ok) lock.value.release()
  })

  it('is busy where an older Hearth locked it, which wrote less', () => {
    const mine = lockFolder(path())
    const content = readFileSync(join(path(), 'host.lock'), 'utf8')
    if (mine.ok) mine.value.release()
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
    const [, boot = ''] = content.split('\n')
    writeFileSync(join(path(), 'host.lock'), `${other.pid}\n${boot}\n`)
    const lock = lockFolder(path())
    other.kill('SIGKILL')
    expect(lock).toMatchObject({ ok: false, error: { code: 'folder-busy' } })
  })

  it.runIf(existsSync('/proc/self/stat'))('takes over what a dead process left whose number is another one’s', () => {
    const mine = lockFolder(path())
    const content = readFileSync(join(path(), 'host.lock'), 'utf8')
    if (mine.ok) mine.value.release()
    // it began before this one
    writeFileSync(join(path(), 'host.lock'), content.replace(String(process.pid), String(process.ppid)))
    const lock = lockFolder(path())
    expect(lock.ok).toBe(true)
    if (lock.ok) lock.value.release()
  })

  it('can be let go where its file cannot be taken away any more', () => {
    const lock = lockFolder(path())
    rmSync(join(path(), 'host.lock'))
    mkdirSync(join(path(), 'host.lock'))
    if (lock.ok) lock.value.release()
    expect(existsSync(join(path(), 'host.lock'))).toBe(true)
  })

  it('takes over a lock that says nothing', () => {
    const mine = lockFolder(path())
    if (mine.ok) mine.value.release()
    writeFileSync(join(path(), 'host.lock'), '')
    const lock = lockFolder(path())
    expect(lock.ok).toBe(true)
    if (lock.ok) lock.value.release()
  })

  it.each(['', 'below'])('says so where the folder cannot be made', (below) => {
    writeFileSync(path(), 'a file')
    expect(lockFolder(join(path(), below))).toMatchObject({ ok: false, error: { code: 'folder-unwritable' } })
  })

  it.runIf(existsSync('/proc/self'))('says so where a folder has no room for another', () => {
    expect(lockFolder('/proc/none/at/all')).toMatchObject({ ok: false, error: { code: 'folder-unwritable' } })
  })
})
