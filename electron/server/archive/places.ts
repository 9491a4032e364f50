import { join } from 'node:path'

/** Where in a host's data folder its history is. */
export function historyFile(folder: string): string {
  return join(folder, 'history.db')
}

/** Where its backups are. */
export function backupFolder(folder: string): string {
  return join(folder, 'backups')
}
