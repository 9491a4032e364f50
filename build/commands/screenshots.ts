import { requireElectron } from '../runtime/electron.ts'
import { electronEnvironment } from '../runtime/places.ts'
import { requireSystem } from '../system/require.ts'
import { makeApp } from '../tools/made.ts'
import { runOnScreen } from '../tools/screen.ts'

/** Takes the pictures of README.md from the running app. */
export async function run(words: string[]): Promise<number> {
  requireSystem(true)
  const electron = await requireElectron()
  await makeApp()
  const { code } = await runOnScreen('e2e/screenshots.ts', words, electronEnvironment(electron))
  return code
}
