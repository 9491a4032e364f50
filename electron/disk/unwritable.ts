import { accessSync, constants } from 'node:fs'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { isNoSpace } from './no-space.ts'

/** Why nothing can be written in this folder, from what the system threw: `folder-full` or `folder-unwritable`. */
export function unwritable(folder: string, error: unknown): Refusal {
  return refusal(isNoSpace(error) ? 'folder-full' : 'folder-unwritable', { path: folder })
}

/** The same of a folder as it is now; null where this account may write in it. */
export function writeProblem(folder: string): Refusal | null {
  try {
    accessSync(folder, constants.W_OK)
    return null
  } catch (error) {
    return unwritable(folder, error)
  }
}
