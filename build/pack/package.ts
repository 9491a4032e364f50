import { join } from 'node:path'
import { Complaint } from '../bootstrap/complaint.mjs'
import { fingerprint } from '../bootstrap/fingerprint.mjs'
import { Stamp } from '../bootstrap/stamp.mjs'
import { requireElectron } from '../runtime/electron.ts'
import { root, type Electron } from '../runtime/places.ts'
import { makeApp } from '../tools/made.ts'
import { tell, tool } from '../tools/program.ts'

/** Where the copy of the unpacked app for the end-to-end tests is made. */
const testOutput = 'release/e2e'

/** Builds the app and packs it with electron-builder; `words` are electron-builder's own (`--dir`). */
export async function packApp(words: string[]): Promise<void> {
  await makeApp()
  const electron = await requireElectron()
  const { code } = await tell([...tool('electron-builder'), ...wordsFor(electron), ...words])
  if (code !== 0) throw new Complaint('electron-builder could not pack Hearth; its reason is above.')
}

/** Packs the unpacked app with the fuse that Playwright needs, unless it is already made of this very build. */
export async function packForTests(): Promise<void> {
  await makeApp()
  const stamp = new Stamp(join(root, testOutput, 'packed-from'))
  const made = fingerprint(root, ['dist', 'electron-builder.yml', 'package.json'])
  if (stamp.matches(made)) return
  stamp.remove()
  await packApp(['--dir', `-c.directories.output=${testOutput}`, '-c.electronFuses.enableNodeCliInspectArguments=true'])
  stamp.write(made)
}

/** Packs the Electron at hand where that is not the official one, which electron-builder would download by itself. */
function wordsFor(electron: Electron): string[] {
  if (electron.from === 'official') return []
  console.error(`Packing Electron ${electron.version} (${electron.from}): a rehearsal, not for giving away.`)
  return [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`]
}
