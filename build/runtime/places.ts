import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The checkout's root folder. */
export const root = resolve(import.meta.dirname, '../..')

/** An Electron on this disk. */
export interface Electron {
  /** The folder that holds the executable; also what electron-builder calls `electronDist`. */
  folder: string
  executable: string
  version: string
  /** How it got here, as a person reads it. */
  from: 'ELECTRON_OVERRIDE_DIST_PATH' | 'official' | 'npm, for tests'
}

/** Describes the Electron in `folder`, or nothing when there is none. A `version` file marks a complete one. */
export function electronIn(folder: string, from: Electron['from']): Electron | undefined {
  const executable = join(folder, executableName())
  const versionFile = join(folder, 'version')
  if (!existsSync(executable) || !existsSync(versionFile)) return undefined
  return { folder, executable, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, ''), from }
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** What tools want to hear to use this Electron: the electron package and Playwright, and electron-vite. */
export function electronEnvironment(electron: Electron): Record<string, string> {
  return { ELECTRON_OVERRIDE_DIST_PATH: electron.folder, ELECTRON_EXEC_PATH: electron.executable }
}
