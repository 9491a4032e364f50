import { makePage } from '../tools/made.ts'
import { handOver, tool } from '../tools/program.ts'

/** Serves the browser build on a free port of this machine, and prints its address: what the window's specs open. */
export async function run(): Promise<number> {
  await makePage()
  const { code } = await handOver([
    ...tool('vite'),
    ...['preview', '--config', 'build/browser.config.ts', '--host', '127.0.0.1', '--port', '0'],
  ])
  return code
}
