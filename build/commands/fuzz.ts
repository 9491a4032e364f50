import { handOver } from '../tools/program.ts'

/** Noise for a host and for a client: `npm run fuzz -- --frames 1000000`. */
export async function run(words: string[]): Promise<number> {
  const line = ['--expose-gc', '--import', 'tsx', 'e2e/faults/fuzz-program.ts', ...words]
  const { code } = await handOver([process.execPath, ...line])
  return code
}
