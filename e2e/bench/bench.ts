import { rmSync } from 'node:fs'
import { acknowledgementPart } from './parts/acknowledgement.ts'
import { commitsPart } from './parts/commits.ts'
import { deliveryPart } from './parts/delivery.ts'
import { fanOutParts } from './parts/fan-out.ts'
import type { Part, Sample } from './parts/part.ts'
import { stormPart } from './parts/storm.ts'
import { peers } from './peers/peers.ts'
import { prepareGround } from './peers/ground.ts'

const parts: readonly Part[] = [...fanOutParts, deliveryPart, acknowledgementPart, commitsPart, stormPart]

/** Measures; answers the exit code. */
export async function bench(words: readonly string[]): Promise<number> {
  const only = words[words.indexOf('--only') + 1]?.split(',')
  const rounds = words.includes('--rounds') ? Number(words[words.indexOf('--rounds') + 1]) : 5
  const chosen = words.includes('--only')
    ? parts.filter(({ name }) => only?.some((start) => name.startsWith(start)))
    : parts
  const asked = words.includes('--peers') ? words[words.indexOf('--peers') + 1]?.split(',') : Object.keys(peers)
  const names = Object.values(peers)
    .filter((peer) => asked?.includes(peer.name) && peer.available())
    .map(({ name }) => name)
  const ground = await prepareGround(names)
  const samples: Sample[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      for (const part of chosen) {
        for (const sample of await part.run(ground, round)) {
          samples.push(sample)
          console.log(sample.row, sample.peer, JSON.stringify(sample.figures))
        }
      }
    }
  } finally {
    rmSync(ground.folder, { recursive: true, force: true })
  }
  return 0
}
