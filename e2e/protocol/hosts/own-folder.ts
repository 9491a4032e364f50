import { afterEach, beforeEach } from 'vitest'
import { temporaryFolder } from '../../../electron/disk/temporary-folder.ts'
import { endPrograms } from './program.ts'

/** A data folder for each test of a file. It goes after the test, once every program has ended that may write into it. */
export function ownFolder(): { readonly path: string } {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(async () => {
    await endPrograms()
    folder.remove()
  })
  return {
    get path() {
      return folder.path
    },
  }
}
