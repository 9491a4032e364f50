import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from '../disk/sync-path.ts'

const reach = '.reach'

/** What belongs to a database, by the end of its name. */
const parts = ['', '-wal', '.damaged', reach] as const

/** Where it is noted how far a database has come. */
export function reachBeside(path: string): string {
  return path + reach
}

/** Notes that the file was found damaged while it was in use, so that the next one to open it knows. */
export function noteDamage(path: string): void {
  writeFileSync(`${path}.damaged`, '', { mode: 0o600 })
  syncFolder(dirname(path))
}

/** Whether it was noted that the file is damaged. */
export function isNotedDamaged(path: string): boolean {
  return existsSync(`${path}.damaged`)
}

/** Whether there was something here before: a file that is missing then is lost, and not new. */
export function hasTraces(path: string): boolean {
  const name = basename(path)
  const there = readdirSync(dirname(path))
  return there.some((file) => file.startsWith(`${name}.aside-`) || parts.some((part) => part && file === name + part))
}

/** Gives a file and what belongs to it other names, as they are. `stamp` (ms since 1970) tells them apart. */
export function setAside(path: string, stamp: number): void {
  const aside = freeName(`${path}.aside-${new Date(stamp).toISOString().replace(/[:.]/g, '-')}`)
  for (const part of parts) if (existsSync(path + part)) renameSync(path + part, aside + part)
  rmSync(`${path}.lock`, { recursive: true, force: true })
  syncFolder(dirname(path))
}

/** Puts a whole new file in place of what is there, which is set aside first. */
export function takeOver(fresh: string, path: string, stamp: number): void {
  setAside(path, stamp)
  renameSync(fresh, path)
  syncFolder(dirname(path))
}

/** A name beside a file under which another one is made whole, before it takes its place. */
export function freshBeside(path: string): string {
  const fresh = join(dirname(path), `${basename(path)}.new`)
  for (const left of [fresh, `${fresh}-wal`]) rmSync(left, { force: true })
  return fresh
}

function freeName(wanted: string): string {
  let name = wanted
  for (let count = 2; parts.some((part) => existsSync(name + part)); count++) name = `${wanted}-${count}`
  return name
}
