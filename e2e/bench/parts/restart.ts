import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fillArchive } from '../peers/fill.ts'
import { startHearth } from '../peers/hearth.ts'
import { enters } from '../peers/visit.ts'
import type { Ground } from '../peers/peer.ts'
import type { Part } from './part.ts'

const stored = 1_000_000

/** A host with 1,000,000 messages is killed at work: how long until it has let the next person in? */
export const restartPart: Part = {
  name: 'restart',
  async run(ground, round) {
    if (!ground.peers.includes('hearth')) return []
    const folder = filled(ground)
    const before = await startHearth(ground, folder, true)
    await enters(before.port, ground)
    await wait(200)
    await before.program.stop('SIGKILL')
    const begun = performance.now()
    const after = await startHearth(ground, folder, true)
    const listening = (performance.now() - begun) / 1000
    await enters(after.port, ground)
    const seconds = (performance.now() - begun) / 1000
    await after.program.stop()
    return [{ row: 'restart', peer: 'hearth', round, figures: { seconds, listening, stored } }]
  },
}

/** Filled once for all rounds: each finds what the one before left. */
function filled({ folder }: Ground): string {
  const place = join(folder, 'million')
  if (existsSync(place)) return place
  mkdirSync(place)
  fillArchive(place, stored)
  return place
}
