/** `npm run fuzz`: noise for a host and for a client, in this process. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fuzz } from './fuzz/fuzz.ts'

/** Bytes that the heap may grow by: the reliability anchors' 50 MiB. */
const mostGrown = 50 * 1024 * 1024

const options = {
  seed: { type: 'string', default: '1' },
  frames: { type: 'string', default: '100000' },
  seconds: { type: 'string', default: '3600' },
  report: { type: 'string' },
} as const

async function main(): Promise<number> {
  const { values } = parseArgs({ options })
  const [seed = 1, frames = 0, seconds = 0] = [values.seed, values.frames, values.seconds].map(Number)
  const begun = performance.now()
  const { host, client, grown, complaints } = await fuzz({ seed, frames, patience: seconds * 1_000 })
  const took = Math.round((performance.now() - begun) / 1_000)
  const mebibytes = (grown / 1024 / 1024).toFixed(1)
  const summary = `${host} pieces of noise to a host and ${client} to a client in ${took} s, heap ${mebibytes} MiB larger`
  const bad = [...complaints, ...(grown > mostGrown ? [`the heap has grown by ${mebibytes} MiB`] : [])]
  console.log(summary)
  for (const complaint of bad) console.log(`FAILED ${complaint}`)
  if (bad.length > 0) console.log(`again: npm run fuzz -- --seed ${seed} --frames ${frames}`)
  if (values.report !== undefined) {
    const report = { passed: host + client > 0 && bad.length === 0 ? 1 : 0, failed: bad.length, summary }
    writeFileSync(values.report, `${JSON.stringify(report)}\n`)
  }
  return bad.length > 0 ? 1 : 0
}

process.exitCode = await main()
