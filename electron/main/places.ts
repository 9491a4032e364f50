/** Where things lie: what was built, and what this profile keeps. */
import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** The built parts of the app; inside its archive once it is packaged. */
export interface BuiltPlaces {
  readonly preload: string
  readonly page: string
  readonly hostThread: string
  readonly keepThread: string
}

/** The files and folders of one profile. */
export interface ProfilePlaces {
  readonly settings: string
  readonly window: string
  readonly identity: string
  readonly hosts: string
  /** What waits to be sent, what was told, drafts and the place. */
  readonly keep: string
  /** The host that this profile runs: its key, people and rooms. */
  readonly host: string
  readonly logs: string
}

/** Where the build put its parts. */
export function builtPlaces(): BuiltPlaces {
  const built = join(app.getAppPath(), 'dist')
  return {
    preload: join(built, 'preload/index.cjs'),
    page: join(built, 'renderer'),
    hostThread: join(built, 'main/host-thread.js'),
    keepThread: join(built, 'main/keep-thread.js'),
  }
}

/** Where this profile keeps what it keeps; its folders are made, for its owner alone. */
export function profilePlaces(): ProfilePlaces {
  const folder = app.getPath('userData')
  const places = {
    settings: join(folder, 'settings.json'),
    window: join(folder, 'window.json'),
    identity: join(folder, 'identity.json'),
    hosts: join(folder, 'hosts.json'),
    keep: join(folder, 'profile.db'),
    host: join(folder, 'host'),
    logs: join(folder, 'logs'),
  }
  mkdirSync(places.logs, { recursive: true, mode: 0o700 })
  return places
}
