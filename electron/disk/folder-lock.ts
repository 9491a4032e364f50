import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { makeFolder } from './make-folder.ts'

/** Held as long as a host uses the folder. */
export interface FolderLock {
  release(): void
}

const held = new Set<string>()

/**
 * Makes sure that one host alone uses a data folder (made where it is missing). `folder-busy` where another one
 * does, `folder-unwritable` where the disk refuses. A lock that a dead process left is taken over.
 */
export function lockFolder(folder: string): Result<FolderLock, Refusal> {
  const path = join(resolve(folder), 'host.lock')
  try {
    makeFolder(folder)
    if (held.has(path) || !taken(path)) return fail(refusal('folder-busy', { path: folder }))
  } catch {
    return fail(refusal('folder-unwritable', { path: folder }))
  }
  held.add(path)
  return ok({ release: () => release(path) })
}

function taken(path: string): boolean {
  if (written(path)) return true
  if (isHeld(readFileSync(path, 'utf8'))) return false
  rmSync(path, { force: true })
  return written(path)
}

/** Whether this process made the file: the system lets only one do so. */
function written(path: string): boolean {
  try {
    writeFileSync(path, mark(), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function isHeld(content: string): boolean {
  const [pid = '', boot = '', start = ''] = content.split('\n')
  // our own number in a file that we do not hold is from a process before a restart of the machine
  if (boot !== bootId() || Number(pid) === process.pid || !isAlive(Number(pid))) return false
  const now = startOf(Number(pid))
  return start === '' || now === '' || start === now
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and is somebody else's
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function mark(): string {
  return `${process.pid}\n${bootId()}\n${startOf(process.pid)}\n`
}

/** When a process began, where it can be told: a number that is free is given to another one. */
function startOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // a program's name may hold anything; what follows its last bracket has the start as its 20th word
    return words.slice(words.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** Which run of the machine this is, where it can be told: numbers of processes come again after a restart. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

function release(path: string): void {
  held.delete(path)
  try {
    rmSync(path, { force: true })
  } catch {
    // a disk that is read-only by now, say: what stays names a process that will be gone, and is taken over
  }
}
