import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Complaint } from '../bootstrap/complaint.mjs'
import { aptGet, availableOf, hasApt, installedOf, privilege } from './apt.ts'
import { needs, packagesFor, unmet, type Need } from './needs.ts'

/**
 * Sees to it that the system has what the check wants, by apt as root or through sudo.
 * Throws a Complaint with the exact command where that cannot be.
 */
export function requireSystem(withWindow: boolean): void {
  if (process.platform !== 'linux') return
  const missing = missingOf(needs(withWindow))
  if (missing.length === 0) return
  if (!hasApt()) throw new Complaint(`Install these first: ${wordsFor(missing)}.`)
  const right = privilege()
  if (!right) throw new Complaint(`Some system packages are missing. Run this, then try again:\n${commandFor(missing)}`)
  install(right, missing)
}

function missingOf(wanted: Need[]): Need[] {
  const installed = hasApt() ? installedOf(wanted.flatMap(({ packages }) => packages)) : undefined
  // Without apt nobody can be asked about libraries: those who are missing will be named by Electron itself.
  return installed
    ? unmet(wanted, isOnPath, installed)
    : unmet(
        wanted.filter(({ program }) => program),
        isOnPath,
        new Set(),
      )
}

function install(right: string[], missing: Need[]): void {
  try {
    aptGet(right, ['update'])
    aptGet(right, ['install', '-y', '--no-install-recommends', ...namesFor(missing)])
  } catch {
    throw new Complaint(
      `apt-get could not install what is missing; its reason is above. By hand:\n${commandFor(missing)}`,
    )
  }
}

function commandFor(missing: Need[]): string {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${namesFor(missing).join(' ')}`
}

function namesFor(missing: Need[]): string[] {
  return packagesFor(missing, availableOf(missing.flatMap(({ packages }) => packages)))
}

function wordsFor(missing: Need[]): string {
  return missing.map(({ program, packages }) => program ?? packages[0]).join(', ')
}

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}
