import { Complaint } from '../bootstrap/complaint.mjs'
import { check, words as known } from '../check.ts'
import { requireBrowser } from '../runtime/browser.ts'
import { requireElectron } from '../runtime/electron.ts'
import { requireSystem } from '../system/require.ts'
import { refuseWithoutLibraries } from '../tools/ground.ts'
import { makeApp, makePage } from '../tools/made.ts'

/** The whole check, or with `--only unit,lint` some of its steps, after fetching what they need. */
export async function run(words: string[]): Promise<number> {
  const chosen = choose(words)
  const withWindow = chosen.includes('e2e')
  const withApp = withWindow || ['protocol', 'faults'].some((word) => chosen.includes(word))
  if (withApp) requireSystem(withWindow)
  return (await check(chosen, withApp ? () => prepare(withWindow) : undefined)) ? 0 : 1
}

function choose([flag, list]: string[]): string[] {
  if (flag === undefined) return known
  const chosen = flag === '--only' ? (list ?? '').split(',') : []
  if (chosen.length > 0 && chosen.every((word) => known.includes(word))) return chosen
  throw new Complaint(`npm test runs everything; npm test -- --only ${known.join(',')} runs the steps you name.`)
}

async function prepare(withWindow: boolean): Promise<void> {
  await makeApp()
  if (!withWindow) return
  await makePage()
  await requireBrowser()
  const electron = await requireElectron()
  refuseWithoutLibraries(electron.executable)
  console.log(`Electron ${electron.version} (${electron.from})`)
}
