import { makeApp } from '../tools/made.ts'

/** Builds the app when its sources have changed. */
export async function run(): Promise<number> {
  await makeApp()
  return 0
}
