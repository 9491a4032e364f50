import { rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isNoSpace } from '../disk/no-space.ts'

/** Why the disk did not do it. A refusal of that name has its sentence. */
export type DiskProblem = 'disk-full' | 'disk-failed'

/** What was read cannot be what was written. */
export class Damage extends Error {}

/** SQLite's errors carry no code here: these are its words for what a disk can do to it. */
const wordsOfDisks =
  /disk I\/O error|database or disk is full|unable to open|readonly database|could not open the database/i

/** Its words for a file that is not as it was written. */
const wordsOfDamage = /malformed|not a database|file is encrypted|unsupported file format/i

/** bytes: where less is free, the disk counts as full. A group of messages needs about so much. */
const little = 1024 * 1024

/** Whether what was thrown says that the file is damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof Damage || (error instanceof Error && wordsOfDamage.test(error.message))
}

/** What the disk did to whoever worked on this file; null where it was not the disk, but a bug. */
export function diskProblem(error: unknown, path: string): DiskProblem | null {
  if (!(error instanceof Error)) return null
  if ('syscall' in error) return isNoSpace(error) ? 'disk-full' : 'disk-failed'
  if (!wordsOfDisks.test(error.message)) return null
  return isFull(path) ? 'disk-full' : 'disk-failed'
}

/** SQLite says of a full disk, a read-only one and a broken one the same, so the disk is asked. */
function isFull(path: string): boolean {
  const probe = `${path}.probe`
  try {
    writeFileSync(probe, Buffer.alloc(little), { mode: 0o600 })
    return false
  } catch (error) {
    return isNoSpace(error)
  } finally {
    rmSync(probe, { force: true })
  }
}

/** bytes that this account may still write beside a file. */
export function freeBeside(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path))
  return bavail * bsize
}

/** bytes that a file has. */
export function sizeOf(path: string): number {
  return statSync(path).size
}
