import { requireSystem } from '../system/require.ts'

/** Installs the system packages that the app and its check want. */
export function run(): number {
  requireSystem(true)
  return 0
}
