import { closeSync, fsyncSync, openSync } from 'node:fs'
import { platform } from 'node:process'

/** Makes sure that a file, or what a folder lists, outlives the loss of power. Throws where the disk refuses. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The same for the names in a folder. Windows keeps those by itself, and opens no folders. */
export function syncFolder(path: string): void {
  if (platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
