import { Complaint } from '../bootstrap/complaint.mjs'
import { check, words as known } from '../check.ts'
import { requireBrowser } from '../runtime/browser.ts'
import { requireElectron } from '../runtime/electron.ts'
import { requireSystem } from '../system/require.ts'
import { refuseWithoutLibraries } from '../tools/ground.ts'
import { makeApp } from '../tools/made.ts'

/** The whole check, or with `--only unit,lint` some of its steps, after fetching what they need. */
export async function run(words: string[]): Promise<number> {
  const chosen = choose(words)
  if (['protocol', 'faults', 'e2e'].some((word) => chosen.includes(word))) await prepare(chosen.includes('e2e'))
  return (await check(chosen)) ? 0 : 1
}

function choose([flag, list]: string[]): string[] {
  if (flag === undefined) return known
  const chosen = flag === '--only' ? (list ?? '').split(',') : []
  if (chosen.length > 0 && chosen.every((word) => known.includes(word))) return chosen
  throw new Complaint(`npm test runs everything; npm test -- --only ${known.join(',')} runs the steps you name.`)
}

async function prepare(withWindow: boolean): Promise<void> {
  requireSystem(withWindow)
  if (withWindow) {
    const electron = await requireElectron()
    refuseWithoutLibraries(electron.executable)
    await requireBrowser()
    console.log(`Electron ${electron.version} (${electron.from})`)
  }
  await makeApp()
}
