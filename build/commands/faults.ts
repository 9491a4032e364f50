import { handOver } from '../tools/program.ts'
import { makeApp } from '../tools/made.ts'

/** Seeded runs of a real host and real client engines through a bad network: `npm run faults -- --rounds 500`. */
export async function run(words: string[]): Promise<number> {
  await makeApp()
  const { code } = await handOver([process.execPath, '--import', 'tsx', 'e2e/faults/faults-program.ts', ...words])
  return code
}
