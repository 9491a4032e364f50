import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundled } from '../disk/bundled.ts'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import type { Schema } from './migrate.ts'
import { openStore } from './open-store.ts'
import { broken, first, second } from './test-schema.ts'

/** How often it is killed; `HEARTH_KILLS=50` for the long run. */
const rounds = Number(process.env['HEARTH_KILLS'] ?? 4)

describe('a schema that goes on', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let path: string

  beforeEach(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'words.db')
  })

  afterEach(() => folder.remove())

  /** Opens a file, and answers how many rows of each word it has. */
  function words(file: string, schema: Schema): unknown {
    const opened = openStore(file, schema, (database) =>
      database
        .rows('SELECT word, count(*) AS count FROM words GROUP BY word')
        .map((row) => `${String(row['count'])} ${String(row['word'])}`),
    )
    if (!opened.ok) return opened.error
    opened.value.database.close()
    return opened.value.beginning
  }

  it('changes what is there, and keeps a copy of what was', () => {
    words(path, first)
    expect(words(path, second)).toEqual(['50000 new'])
    expect(words(`${path}.version-1`, first)).toEqual(['50000 old'])
  })

  it('is refused by those who do not know it yet', () => {
    words(path, second)
    expect(words(path, first)).toBe('newer')
    expect(words(path, second)).toEqual(['50000 new'])
  })

  it('leaves everything as it was where a step cannot be done', () => {
    words(path, first)
    expect(() => words(path, broken)).toThrow(/nowhere/)
    expect(words(path, first)).toEqual(['50000 old'])
  })

  it(`is there wholly or not at all after a kill (${rounds} kills)`, { timeout: rounds * 30_000 }, async () => {
    const program = fileURLToPath(bundled(new URL('./migrate-program.ts', import.meta.url)))
    for (let round = 0; round < rounds; round++) {
      const file = join(folder.path, `${round}.db`)
      words(file, first)
      const child = spawn(process.execPath, [program, file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = once(child, 'exit')
      await once(child.stdout, 'data')
      const timer = setTimeout(() => child.kill('SIGKILL'), (round * 37) % 160)
      await ended
      clearTimeout(timer)
      const left = words(file, first)
      expect([['50000 old'], 'newer']).toContainEqual(left)
      expect(words(file, second)).toEqual(['50000 new'])
    }
  })
})
