import { long } from './check/depth.ts'
import { remembered } from './check/remembered.ts'
import type { Outcome, Step } from './check/step.ts'
import { endToEnd, faults, fuzz, layers, lint, protocol, types, unit } from './check/steps.ts'
import { closingLine, told } from './check/telling.ts'

/** The columns of a stage run side by side, each from its first step down. */
type Stage = Step[][]

/** First what needs neither the app nor an Electron: those are fetched and built beside it. */
const reading: Stage = [
  [remembered(types), unit],
  [remembered(layers), remembered(lint)],
]

/**
 * Then what runs the app or the server, one stage after the other. Tests of the protocol wait more than they work, and so
 * find room beside the apps. The long form's runs of the faults are many, and have both cores to themselves.
 */
const running: Stage[] = [...(long ? [[[faults]]] : []), [[endToEnd], [...(long ? [] : [faults]), protocol, fuzz]]]

const steps = [reading, ...running].flat(2)

/** The words that `--only` knows. */
export const words: string[] = steps.map(({ word }) => word)

/**
 * Runs the steps that `chosen` names, tells each as it ends, and answers whether all of them passed. `prepare` makes what
 * the app and the server are run with; where it rejects, so does this.
 */
export async function check(chosen: string[], prepare = (): Promise<void> => Promise.resolve()): Promise<boolean> {
  const [outcomes] = await Promise.all([runStage(reading, chosen), prepare()])
  for (const stage of running) outcomes.push(...(await runStage(stage, chosen)))
  console.log(closingLine(outcomes))
  return outcomes.every(({ failed }) => failed === 0)
}

async function runStage(stage: Stage, chosen: string[]): Promise<Outcome[]> {
  const columns = stage.map((column) => runInOrder(column.filter(({ word }) => chosen.includes(word))))
  return (await Promise.all(columns)).flat()
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
