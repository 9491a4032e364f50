import { packApp } from '../pack/package.ts'

/** The packages of electron-builder.yml for this system; with `--dir` the unpacked app alone. */
export async function run(words: string[]): Promise<number> {
  await packApp(words)
  return 0
}
