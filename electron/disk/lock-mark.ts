import { randomBytes } from 'node:crypto'
import { closeSync, constants, copyFileSync, fstatSync, linkSync, openSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { ownPlace, type ProcessPlace } from './process-place.ts'

/** A mark on a folder as it was seen: what it says, and when it was last touched, in ms since 1970. */
export interface Sight {
  readonly content: string
  readonly touched: number
}

/** The mark of whoever holds a folder: where it stands, and what it says. It may cross to another thread. */
export interface HeldMark {
  readonly path: string
  readonly content: string
}

/** What a host writes on the folder that it takes; no two are alike. The first three lines are all of an older Hearth's. */
export function newMark(): string {
  const { pid, boot, start, namespace, machine, computer } = ownPlace()
  return `${[pid, boot, start, namespace, machine, computer, unique()].join('\n')}\n`
}

/** Who wrote it. What is not said is empty, and a number that makes no sense is 0. */
export function writerOf(content: string): ProcessPlace {
  const [pid, boot = '', start = '', namespace = '', machine = '', computer = ''] = content.split('\n')
  return { pid: Number(pid) || 0, boot, start, namespace, machine, computer }
}

/** The mark that stands there; null where there is none. */
export function look(path: string): Sight | null {
  try {
    // opened anew each time: a network's disk is asked then, and what this computer remembers of it is not believed
    const file = openSync(path, 'r')
    try {
      return { content: readFileSync(file, 'utf8'), touched: fstatSync(file).mtimeMs }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

export function isSame(one: Sight | null, other: Sight | null): boolean {
  return one?.content === other?.content && one?.touched === other?.touched
}

/**
 * Whether this mark stands there now, which it does where there was none.
 * 1. It MUST NOT be seen half written, and MUST NOT take another one's place.
 */
export function place(path: string, mark: string): boolean {
  const beside = `${path}.${unique()}`
  try {
    writeFileSync(beside, mark, { flag: 'wx', mode: 0o600 })
    put(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
  return look(path)?.content === mark
}

/**
 * Takes away a mark as it was seen. One that was touched meanwhile, or is another one, is put back: who wrote it lives.
 */
export function clear(path: string, seen: Sight): void {
  const aside = `${path}.${unique()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (!isSame(look(aside), seen)) put(aside, path)
  rmSync(aside, { force: true })
}

/** Gives a file this name too, where nothing has it. */
function put(from: string, path: string): void {
  try {
    linkSync(from, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') copy(from, path)
  }
}

/** Where a disk has no links (FAT). What is seen half copied names nobody, and so is watched before it is taken away. */
function copy(from: string, path: string): void {
  try {
    copyFileSync(from, path, constants.COPYFILE_EXCL)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function unique(): string {
  return randomBytes(9).toString('hex')
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
