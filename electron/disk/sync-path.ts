import { closeSync, fsyncSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { platform } from 'node:process'

/** Makes sure that a file outlives the loss of power. Throws where the disk refuses. */
export function syncPath(path: string, flags = 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The same for the names in a folder. Windows keeps those by itself, and opens no folders. */
export function syncFolder(path: string): void {
  if (platform !== 'win32') syncPath(path, 'r')
}

/** What `syncPath` does, while others go on. */
export async function awaitSync(path: string, flags = 'r+'): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What `syncFolder` does, while others go on. */
export async function awaitFolderSync(path: string): Promise<void> {
  if (platform !== 'win32') await awaitSync(path, 'r')
}
