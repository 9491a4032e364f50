import type { Outcome, Visitor } from './outcome.ts'

/** The client leaves on purpose. */
export function bye({ session }: Visitor): Outcome {
  session.leave()
  return null
}
