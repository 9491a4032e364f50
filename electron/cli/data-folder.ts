import { join } from 'node:path'

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Where a headless host keeps its data by default: as the XDG base directories, macOS and Windows want it. */
export function usualDataFolder({ platform, home, environment }: Surroundings): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Hearth Host')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Hearth Host')
  const data = environment['XDG_DATA_HOME']
  // XDG: a path that is not absolute is to be ignored
  return join(data?.startsWith('/') ? data : join(home, '.local', 'share'), 'hearth-host')
}
