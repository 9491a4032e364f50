import { requireElectron } from '../runtime/electron.ts'
import { electronEnvironment, root } from '../runtime/places.ts'
import { refuseUnfit, refuseWithoutGround } from '../tools/ground.ts'
import { host } from '../tools/guest.ts'
import { makeApp } from '../tools/made.ts'

/** Opens the app: fetches an Electron and builds when needed. The words go to the app. */
export async function run(words: string[]): Promise<number> {
  refuseWithoutGround(words)
  const electron = await requireElectron()
  refuseUnfit(electron.executable, words)
  await makeApp()
  console.error(`Electron ${electron.version} (${electron.from})`)
  return host([electron.executable, root, ...words], electronEnvironment(electron))
}
