import { collect, type CommandLine } from '../tools/program.ts'

/** What a step found out. */
export interface Outcome {
  passed: number
  failed: number
  /** All there is to read when something failed. */
  output: string
  /** One line worth reading when all went well. */
  note?: string
}

/** One named part of the check. */
export interface Step {
  /** As a person reads it. */
  name: string
  /** What `--only` calls it. */
  word: string
  run(): Promise<Outcome>
}

/** A step without tests of its own counts as one: passed when nothing is amiss. */
export function verdict(amiss: string[], note?: string): Outcome {
  const failed = amiss.length > 0 ? 1 : 0
  return { passed: 1 - failed, failed, output: amiss.join('\n'), ...(note && { note }) }
}

/** Runs tools side by side and answers what the failed ones printed. */
export async function complaintsOf(lines: CommandLine[]): Promise<string[]> {
  const endings = await Promise.all(lines.map((line) => collect(line)))
  return endings.filter(({ code }) => code !== 0).map(({ output, code }) => output.trim() || `It ended with ${code}.`)
}
