import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bundled } from '../../disk/bundled.ts'
import { archiving, messages as everything } from './test-archive.ts'

/** How often it is killed; `HEARTH_KILLS=200` for the long run. */
const rounds = Number(process.env['HEARTH_KILLS'] ?? 4)

describe('a host that is killed while it writes', () => {
  const history = archiving()
  const program = fileURLToPath(bundled(new URL('./kill-program.ts', import.meta.url)))
  const thread = bundled(new URL('./archive-thread.ts', import.meta.url))

  /** Lets it talk until so many were acknowledged; answers those that were, with what came until the kill. */
  async function killedAfter(most: number, round: number): Promise<string[]> {
    const child = spawn(process.execPath, [program, history.folder, String(round), thread.href], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const acknowledged: string[] = []
    for await (const line of createInterface(child.stdout)) {
      acknowledged.push(line)
      if (acknowledged.length === most) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    // the last line may have been cut
    return acknowledged.filter((line) => /^\d+ key-\d+ round-\d+-\d+$/.test(line)).slice(0, -1)
  }

  it(
    `has every message that it acknowledged, once and in order (${rounds} kills)`,
    { timeout: rounds * 30_000 },
    async () => {
      const acknowledged: string[] = []
      for (let round = 0; round < rounds; round++) {
        acknowledged.push(...(await killedAfter(1 + ((round * 7919) % 3_000), round)))
        const archive = await history.open()
        const messages = await everything(archive)
        expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, at) => at + 1))
        const there = new Set(messages.map(({ seq, author, clientId }) => `${seq} ${author} ${clientId}`))
        expect(acknowledged.filter((line) => !there.has(line))).toEqual([])
        expect(new Set(messages.map(({ author, clientId }) => `${author} ${clientId}`)).size).toBe(messages.length)
        await history.close()
      }
    },
  )
})
