import { builtStamp } from '../bootstrap/sources.mjs'
import { requireElectron } from '../runtime/electron.ts'
import { electronEnvironment, root } from '../runtime/places.ts'
import { handOver, tool } from '../tools/program.ts'
import { refuseWithoutGround } from '../tools/ground.ts'

/** The app with hot reload. Words after `--` go to the app. */
export async function run(words: string[]): Promise<number> {
  refuseWithoutGround(words)
  const electron = await requireElectron()
  builtStamp(root, 'app').remove() // what it leaves in dist/ is no release build
  const { code } = await handOver([...tool('electron-vite'), 'dev', '--', ...words], electronEnvironment(electron))
  return code
}
