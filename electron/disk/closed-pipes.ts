/** Whoever reads our output may go away (`serve | head -1`, a terminal that is closed): that MUST NOT end the program. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
