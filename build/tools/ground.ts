import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Complaint } from '../bootstrap/complaint.mjs'
import { obstacle, withoutLibraries, type Ground } from './obstacle.ts'

/** Throws a Complaint when this machine, as it is now, cannot show the app. */
export function refuseWithoutGround(words: string[]): void {
  complainOf(obstacle(ground(), words))
}

/** The same once the Electron is here: its libraries and its sandbox can be looked at. */
export function refuseUnfit(executable: string, words: string[]): void {
  complainOf(obstacle({ ...ground(), ...fitness(executable) }, words))
}

/** Throws a Complaint when the system lacks a library of this Electron: all that a test wants to know. */
export function refuseWithoutLibraries(executable: string): void {
  if (process.platform === 'linux') complainOf(withoutLibraries(librariesMissingFrom(executable)))
}

function complainOf(sentence: string | undefined): void {
  if (sentence) throw new Complaint(sentence)
}

function ground(): Ground {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasScreen: Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']),
    missingLibraries: [],
  }
}

function fitness(executable: string): Partial<Ground> {
  if (process.platform !== 'linux') return {}
  const helper = join(dirname(executable), 'chrome-sandbox')
  const missingLibraries = librariesMissingFrom(executable)
  return namespacesAreClosed() && !ownsItsPrivilege(helper)
    ? { missingLibraries, uselessHelper: helper }
    : { missingLibraries }
}

function librariesMissingFrom(executable: string): string[] {
  const lines = execFileSync('ldd', [executable], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0] ?? '')
}

/** Whether the kernel keeps ordinary users from making the namespaces that Chromium's sandbox is made of. */
function namespacesAreClosed(): boolean {
  return (
    reads('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
    reads('/proc/sys/kernel/unprivileged_userns_clone', '0')
  )
}

function reads(file: string, value: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').trim() === value
}

/** Whether the helper belongs to root with its set-user-id bit on, the other way into the sandbox. */
function ownsItsPrivilege(helper: string): boolean {
  const { uid, mode } = statSync(helper)
  return uid === 0 && (mode & 0o4000) !== 0
}
