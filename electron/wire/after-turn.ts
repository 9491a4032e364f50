let acts: (() => void)[] = []

/** Calls `act` when this turn of the event loop is over: one immediate for all who ask, since each costs its own. */
export function afterTurn(act: () => void): void {
  if (acts.length === 0) setImmediate(endTurn)
  acts.push(act)
}

function endTurn(): void {
  const ended = acts
  acts = []
  for (const act of ended) act()
}
