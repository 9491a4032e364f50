import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import type { Keep } from './keep.ts'
import { openKeep } from './profile-keep.ts'

/** For tests: what a profile keeps, on a disk of its own. */
export class TestProfile {
  keep!: Keep
  private place!: ReturnType<typeof temporaryFolder>

  get folder(): string {
    return this.place.path
  }

  get path(): string {
    return join(this.folder, 'profile.db')
  }

  async begin(): Promise<void> {
    this.place = temporaryFolder()
    await this.open()
  }

  async open(): Promise<void> {
    this.keep = await openKeep({ path: this.path, thread: null })
  }

  /** The app is started again. */
  async restart(): Promise<void> {
    await this.keep.close()
    await this.open()
  }

  async end(): Promise<void> {
    await this.keep.close()
    this.place.remove()
  }
}

/** A new profile for each test. */
export function profiling(): TestProfile {
  const profile = new TestProfile()
  beforeEach(() => profile.begin())
  afterEach(() => profile.end())
  return profile
}
