import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Makes `folder` by way of a draft beside it; `make` also gets a scratch folder that is thrown away.
 * 1. MUST NOT leave a half-made folder under the final name.
 * 2. MUST end well when another process was faster.
 */
export async function makeFolder(
  folder: string,
  make: (draft: string, scratch: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const scratch = await mkdtemp(join(tmpdir(), 'hearth-'))
  const draft = await mkdtemp(`${folder}-`)
  try {
    await make(draft, scratch)
    await chmod(draft, 0o755) // a temporary folder is closed to others, a program's is not
    await moveInto(draft, folder)
  } finally {
    await rm(scratch, { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

async function moveInto(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}
