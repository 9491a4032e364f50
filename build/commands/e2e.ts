import { requireBrowser } from '../runtime/browser.ts'
import { requireElectron } from '../runtime/electron.ts'
import { requireSystem } from '../system/require.ts'
import { handOver, tool } from '../tools/program.ts'
import { onScreen } from '../tools/screen.ts'

/** Playwright alone, with everything it needs: `npm run e2e -- --project=app host-and-join`. */
export async function run(words: string[]): Promise<number> {
  requireSystem(true)
  await requireElectron()
  await requireBrowser()
  const { code } = await handOver(onScreen([...tool('@playwright/test', 'playwright'), 'test', ...words]))
  return code
}
