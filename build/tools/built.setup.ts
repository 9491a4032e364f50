import { makeApp } from './made.ts'

/** What Vitest and Playwright do once before tests that run the built app or server. */
export function setup(): Promise<void> {
  return makeApp()
}

export default setup // Playwright looks for nothing else
