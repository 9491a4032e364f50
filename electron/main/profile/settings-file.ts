/** What a person chose, kept in the profile's `settings.json`. */
import { newcomersShape, retentionShape, settingsShape } from '../../../shared/bridge.ts'
import { firstWish } from '../../../shared/first-wish.ts'
import { limitChoicesShape } from '../../../shared/limit-settings.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { flag, nullable, record, text, usually, whole, type Fits } from '../../../shared/shape.ts'
import { JsonFile } from '../../disk/json-file.ts'
import type { Log } from '../../disk/log.ts'

const choicesShape = record({
  version: whole(1, 1),
  /** The name that hosts are asked for; null until one was chosen. */
  name: nullable(text(256)),
  settings: settingsShape,
  /** What was last used for hosting. */
  hosting: record({
    name: text(256),
    port: whole(1, 65_535),
    plain: flag,
    retention: usually(retentionShape, firstWish.retention),
    newcomers: usually(newcomersShape, firstWish.newcomers),
    limits: usually(limitChoicesShape, firstWish.limits),
  }),
})
export type Choices = Fits<typeof choicesShape>

const first: Choices = {
  version: 1,
  name: null,
  settings: { theme: 'system', language: 'system' },
  hosting: firstWish,
}

/** Holds the choices, and keeps each change. */
export class SettingsFile {
  /** Why the file could not be read, for the person to know. */
  readonly problem: Refusal | null
  private current: Choices
  /** What is on disk, as far as it was answered. */
  private kept: Choices
  private readonly file: JsonFile<Choices>

  constructor(
    path: string,
    private readonly log: Log,
  ) {
    this.file = new JsonFile(path, choicesShape)
    const read = this.file.read()
    this.kept = this.current = (read.ok ? read.value : null) ?? first
    this.problem = read.ok ? null : read.error
    if (this.problem) log.error('the settings cannot be read', { why: this.problem.code })
  }

  get choices(): Choices {
    return this.current
  }

  /** Holds from now on, and answers once it is on disk. What the disk refuses does not hold either. */
  async change(change: Partial<Omit<Choices, 'version'>>): Promise<Result<null, Refusal>> {
    const changed = (this.current = { ...this.current, ...change })
    // what the disk would not show may be good settings: they are not ours to replace
    if (this.problem?.code === 'file-unreadable') return ok(null)
    const saved = await this.file.save(() => this.current)
    if (saved.ok) this.kept = changed
    else {
      this.log.error('the settings cannot be saved', { why: saved.error.code })
      if (this.current === changed) this.current = this.kept
    }
    return saved
  }

  /** Waits for what is still to be written. */
  async settled(): Promise<void> {
    await this.file.settled()
  }
}
