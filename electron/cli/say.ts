import { sentence, type Refusal } from '../../shared/refusals.ts'

/** Says one line to whoever started us, or to the program that did. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Complains in one line. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A refusal as one line for a terminal, whatever a path in it may hold. */
export function complaintOf(refusal: Refusal): string {
  return `hearth: ${sentence(refusal).replace(/\p{Cc}+/gu, ' ')}`
}

/** A reader that goes away (`serve | head -1`) MUST NOT take the host with it. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
