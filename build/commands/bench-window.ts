import { requireElectron } from '../runtime/electron.ts'
import { electronEnvironment } from '../runtime/places.ts'
import { requireSystem } from '../system/require.ts'
import { makeApp } from '../tools/made.ts'
import { runOnScreen } from '../tools/screen.ts'

/** Measures the window in the real app: `npm run bench:window -- --rounds 5 --messages 100000`. */
export async function run(words: string[]): Promise<number> {
  requireSystem(true)
  const electron = await requireElectron()
  await makeApp()
  const { code } = await runOnScreen('e2e/window/bench.ts', words, electronEnvironment(electron))
  return code
}
