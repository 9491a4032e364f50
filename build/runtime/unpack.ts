import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry } from 'yauzl'

/**
 * Writes the files of `zip` that `rename` gives a name to into `folder`, with their modes.
 * Throws on a corrupt entry; yauzl refuses names that would leave the folder.
 */
export async function unpack(zip: string, folder: string, rename: (name: string) => string | undefined): Promise<void> {
  const archive = await openPromise(zip)
  for await (const entry of archive.eachEntry()) {
    const name = entry.fileName.endsWith('/') ? undefined : rename(entry.fileName)
    if (!name) continue
    const target = join(folder, name)
    await mkdir(dirname(target), { recursive: true })
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(target, { mode: modeOf(entry) }))
  }
}

/** Unix keeps the mode in the upper half of the external attributes. */
function modeOf(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & 0o777 || 0o644
}
