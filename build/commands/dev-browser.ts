import { handOver, tool } from '../tools/program.ts'

/** The window as a page over the fake bridge, with hot reload: design work without Electron. */
export async function run(words: string[]): Promise<number> {
  const { code } = await handOver([...tool('vite'), '--config', 'build/browser.config.ts', ...words])
  return code
}
