import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { awaitFolderSync, syncFolder } from './sync-path.ts'
import { unwritable } from './unwritable.ts'

/** Only its owner may read what Hearth keeps. */
const mode = 0o600

/**
 * Writes the whole file, or leaves the old one as it was. Answers `folder-full` or
 * `folder-unwritable` where the disk refuses.
 * 1. The bytes MUST be synced before the new file takes the old one's place: a crash leaves one or the other.
 * 2. Once that is answered, it MUST be the new one: its name is synced too.
 */
export async function replaceFile(path: string, text: string): Promise<Result<null, Refusal>> {
  try {
    const file = await open(beside(path), 'w', mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside(path), path)
    await awaitFolderSync(dirname(path))
    return ok(null)
  } catch (error) {
    return fail(unwritable(dirname(path), error))
  }
}

/** The same, done when it returns: for what must be kept before the next thing happens. */
export function replaceFileNow(path: string, text: string): Result<null, Refusal> {
  try {
    const file = openSync(beside(path), 'w', mode)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside(path), path)
    syncFolder(dirname(path))
    return ok(null)
  } catch (error) {
    return fail(unwritable(dirname(path), error))
  }
}

/** In the same folder, since only there a rename is one step. */
function beside(path: string): string {
  return `${path}.new`
}
