import { long } from './check/depth.ts'
import { remembered } from './check/remembered.ts'
import type { Outcome, Step } from './check/step.ts'
import { endToEnd, faults, fuzz, layers, lint, protocol, types, unit } from './check/steps.ts'
import { closingLine, told } from './check/telling.ts'

/**
 * The whole check: stages one after the other; the columns of a stage side by side, each from its first step down.
 * Tests of the protocol wait more than they work, and so find room beside the apps. The long form's runs of the faults
 * are many, and have both cores to themselves.
 */
const stages: Step[][][] = [
  [
    [remembered(types), unit],
    [remembered(layers), remembered(lint)],
  ],
  ...(long ? [[[faults]]] : []),
  [[endToEnd], [...(long ? [] : [faults]), protocol, fuzz]],
]

const steps = stages.flat(2)

/** The words that `--only` knows. */
export const words: string[] = steps.map(({ word }) => word)

/** Runs the steps that `chosen` names, tells each as it ends, and answers whether all of them passed. */
export async function check(chosen: string[]): Promise<boolean> {
  const outcomes: Outcome[] = []
  for (const stage of stages) {
    const columns = stage.map((column) => runInOrder(column.filter(({ word }) => chosen.includes(word))))
    outcomes.push(...(await Promise.all(columns)).flat())
  }
  console.log(closingLine(outcomes))
  return outcomes.every(({ failed }) => failed === 0)
}

async function runInOrder(column: Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const step of column) outcomes.push(await runAndTell(step))
  return outcomes
}

async function runAndTell(step: Step): Promise<Outcome> {
  const begun = performance.now()
  const outcome = await step.run()
  console.log(told(step.name, outcome, performance.now() - begun))
  return outcome
}
