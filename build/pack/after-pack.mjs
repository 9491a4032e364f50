import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Removes the app that a bare Electron opens: electron-builder copies it along when it packs from a folder.
 * @param {{ appOutDir: string }} context
 */
export default async function removeDefaultApp({ appOutDir }) {
  await rm(join(appOutDir, 'resources/default_app.asar'), { force: true })
}
