import { readdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Shape } from '../../shared/shape.ts'
import { replaceFile, replaceFileNow } from './replace-file.ts'

/** What follows a file's name where it was damaged and set aside, before the time. */
const damaged = '.damaged-'

/** One small JSON file with one writer, read through a shape. */
export class JsonFile<T> {
  private make: (() => T) | null = null
  private writing: Promise<Result<null, Refusal>> | null = null
  private last: Promise<Result<null, Refusal>> = Promise.resolve(ok(null))

  constructor(
    readonly path: string,
    private readonly shape: Shape<T>,
  ) {}

  /**
   * What the file holds; null where there is none. What does not fit the shape is set aside untouched and named
   * in `file-damaged`, so the next read finds no file; `file-unreadable` where the disk refuses.
   */
  read(): Result<T | null, Refusal> {
    const text = readText(this.path)
    if (!text.ok || text.value === null) return text.ok ? ok(null) : text
    const fit = this.shape(parsed(text.value))
    return fit.ok ? fit : fail(this.setAside())
  }

  /**
   * Writes what `make` answers when its turn comes. While one write is under way, only the newest of those that
   * wait is made. The answer MUST come after this or a newer state is on disk.
   */
  save(make: () => T): Promise<Result<null, Refusal>> {
    if (this.make === null) this.last = this.afterCurrent()
    this.make = make
    return this.last
  }

  /** Writes it at once: it is on disk when this returns. MUST NOT be mixed with `save` on the same file. */
  saveNow(value: T): Result<null, Refusal> {
    return replaceFileNow(this.path, encoded(value))
  }

  /** Waits for what is still to be written. */
  async settled(): Promise<Result<null, Refusal>> {
    return this.last
  }

  /** Whether a damaged one was set aside and still lies there, as far as anybody can look. */
  get hasAside(): boolean {
    try {
      return readdirSync(dirname(this.path)).some((name) => name.startsWith(basename(this.path) + damaged))
    } catch {
      return true
    }
  }

  private async afterCurrent(): Promise<Result<null, Refusal>> {
    await this.writing
    const make = this.make
    this.make = null
    if (make === null) return ok(null)
    this.writing = replaceFile(this.path, encoded(make()))
    return this.writing
  }

  private setAside(): Refusal {
    const aside = `${this.path}${damaged}${new Date().toISOString().replace(/[:.]/g, '-')}`
    try {
      renameSync(this.path, aside)
    } catch {
      return refusal('file-unreadable', { path: this.path })
    }
    return refusal('file-damaged', { path: this.path, aside })
  }
}

/** A file's text; null where there is no file; `file-unreadable` where the disk refuses. */
export function readText(path: string): Result<string | null, Refusal> {
  try {
    return ok(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null)
    return fail(refusal('file-unreadable', { path }))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function encoded(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
