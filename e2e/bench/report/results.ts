import type { Sample } from '../parts/part.ts'
import type { PeerName } from '../peers/peer.ts'

/** The middle of some values, and how far they reach. NaN where there are none. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  const median = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
  return { median, least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN }
}

/** What a run has found, to be asked by row, server and figure. */
export class Results {
  constructor(private readonly samples: readonly Sample[]) {}

  has(row: string, peer: PeerName = 'hearth'): boolean {
    return this.samples.some((sample) => sample.row === row && sample.peer === peer)
  }

  of(row: string, figure: string, peer: PeerName = 'hearth'): Spread {
    return spreadOf([...this.byRound(row, figure, peer).values()])
  }

  /** This host's figure over another's, each in the same round. */
  ratio(row: string, figure: string, other: PeerName): Spread {
    return this.compared(row, figure, other, (own, base) => own / base)
  }

  /** This host's figure less another's, each in the same round. */
  difference(row: string, figure: string, other: PeerName): Spread {
    return this.compared(row, figure, other, (own, base) => own - base)
  }

  /** Deliveries of all servers that were lost, doubled or out of order. */
  get wrong(): number {
    return this.samples.reduce((sum, { figures }) => sum + (figures['wrong'] ?? 0), 0)
  }

  get rounds(): number {
    return new Set(this.samples.map(({ round }) => round)).size
  }

  private compared(row: string, figure: string, other: PeerName, compare: (own: number, base: number) => number) {
    const bases = this.byRound(row, figure, other)
    const found = [...this.byRound(row, figure, 'hearth')].flatMap(([round, own]) => {
      const base = bases.get(round)
      return base === undefined ? [] : [compare(own, base)]
    })
    return spreadOf(found)
  }

  private byRound(row: string, figure: string, peer: PeerName): Map<number, number> {
    const wanted = this.samples.filter((sample) => sample.row === row && sample.peer === peer)
    return new Map(wanted.map(({ round, figures }) => [round, figures[figure] ?? NaN]))
  }
}
