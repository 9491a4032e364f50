import { nameProblem, normalName } from '../../shared/names.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { ask } from './ask.ts'

/** Takes another name on the open host, for everyone there to see; answers why it will not do, or null. */
export async function rename(typed: string): Promise<Refusal | null> {
  const name = normalName(typed.trim())
  const problem = nameProblem(name)
  if (problem) return refusal(problem)
  const told = await ask({ type: 'rename', name })
  return told.ok ? null : told.error
}
