import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { machineLine } from './host/machine.ts'
import type { Sample } from './parts/part.ts'
import { parts } from './parts/parts.ts'
import { prepareGround } from './peers/ground.ts'
import { installPeers } from './peers/install.ts'
import type { Ground } from './peers/peer.ts'
import { goalsOf } from './report/goals.ts'
import { fanOutRows, pageOf } from './report/page.ts'
import { fanOutPlot } from './report/plot.ts'
import { Results } from './report/results.ts'
import { readWords, usage, type Wish } from './words.ts'

const page = fileURLToPath(new URL('../../BENCHMARKS.md', import.meta.url))
const picture = fileURLToPath(new URL('../../build/pictures/fan-out.svg', import.meta.url))

/** Measures what is asked for, and prints it; a full run writes BENCHMARKS.md. Answers 1 where a delivery was wrong. */
export async function bench(words: readonly string[]): Promise<number> {
  const wish = readWords(words)
  if (!wish.ok) {
    console.error(`${wish.error}\n${usage}`)
    return 2
  }
  if (wish.value.installPeers) installPeers()
  const ground = await prepareGround(wish.value.peers)
  try {
    return await report(wish.value, new Results(await measure(wish.value, ground)))
  } finally {
    rmSync(ground.folder, { recursive: true, force: true })
  }
}

async function measure({ parts: names, rounds }: Wish, ground: Ground): Promise<Sample[]> {
  const samples: Sample[] = []
  for (let round = 0; round < rounds; round++) {
    for (const part of parts.filter(({ name, most = rounds }) => names.includes(name) && round < most)) {
      for (const sample of await part.run(ground, round)) {
        samples.push(sample)
        console.error(`${round + 1}/${rounds} ${sample.row} ${sample.peer} ${figuresOf(sample)}`)
      }
    }
  }
  return samples
}

function figuresOf({ figures }: Sample): string {
  const round = (value: number): number => Number(value.toPrecision(4))
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${round(value)}`)
    .join(', ')
}

async function report(wish: Wish, results: Results): Promise<number> {
  for (const { work, reached, must, met } of goalsOf(results)) {
    if (met !== null) console.log(`${met ? 'yes' : 'NO '}  ${work}: ${reached}; must be ${must}`)
  }
  if (results.wrong > 0) console.log(`${results.wrong} deliveries were lost, doubled or out of order`)
  if (wish.isFull) await write(results)
  return results.wrong > 0 ? 1 : 0
}

async function write(results: Results): Promise<void> {
  const { format, resolveConfig } = await import('prettier')
  const text = pageOf(results, { machine: machineLine(), date: new Date().toISOString().slice(0, 10) })
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }))
  writeFileSync(picture, fanOutPlot(results, fanOutRows))
}
