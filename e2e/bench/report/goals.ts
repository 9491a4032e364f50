import type { Results, Spread } from './results.ts'
import { spread } from './words.ts'

/** One promise of the table: what was reached, what must be, and whether it is. Null where it was not measured. */
export interface Goal {
  readonly work: string
  readonly reached: string
  readonly must: string
  readonly met: boolean | null
}

/** Every promise about speed, as a run has found it. */
export function goalsOf(results: Results): Goal[] {
  return [...fanOut(results), ...waits(results), ...connections(results), joining(results), ...histories(results)]
}

const others = { inspircd: 'InspIRCd', ngircd: 'ngIRCd', bare: 'bare Node' } as const

const shares = [
  ['tls', 'inspircd', 1.5],
  ['tls', 'ngircd', 1.5],
  ['tls', 'bare', 0.6],
  ['clear', 'inspircd', 1],
  ['clear', 'ngircd', 1.5],
] as const

function fanOut(results: Results): Goal[] {
  return [100, 500].flatMap((clients) =>
    shares.map(([way, other, must]) => {
      const ratio = results.ratio(`fanout-${clients}-${way}`, 'perCpu', other)
      const where = way === 'tls' ? 'TLS' : 'in the clear'
      return least(`fan-out to ${clients}, ${where}, beside ${others[other]}`, ratio, must, '×')
    }),
  )
}

function waits(results: Results): Goal[] {
  const more = results.difference('delivery', 'p99', 'inspircd')
  return [
    most('delivery at 100 clients and 500 messages/s, p99 over InspIRCd’s', more, 10, ' ms'),
    most('acknowledgement at 50 clients and 20 messages/s, p50', results.of('acknowledgement', 'p50'), 15, ' ms'),
    most('the same, p99', results.of('acknowledgement', 'p99'), 100, ' ms'),
    least('acknowledged messages, by group commit', results.of('commits', 'texts'), 10_000, '/s'),
  ]
}

function connections(results: Results): Goal[] {
  const memory = results.difference('storm', 'kibPerConnection', 'bare')
  const time = results.ratio('storm', 'seconds', 'bare')
  return [
    most('memory of an idle TLS connection over bare Node’s', memory, 40, ' KiB'),
    most('1,000 clients connect and join, beside bare Node', time, 1.3, '×'),
  ]
}

function joining(results: Results): Goal {
  const [lists, events, otherLists] = ['newcomerLists', 'otherFrames', 'otherLists'].map(
    (figure) => results.of('joining', figure).median,
  ) as [number, number, number]
  const measured = results.has('joining')
  return {
    work: 'one more joins a room of 1,000',
    reached: measured ? `one list in ${lists} frames; each other ${events} event, ${otherLists} lists` : 'not measured',
    must: 'one list; each other one event, no list',
    // a list of members is cut at 500, so that each part fits a frame
    met: measured ? events === 1 && otherLists === 0 && lists <= 3 : null,
  }
}

function histories(results: Results): Goal[] {
  const restart = results.of('restart', 'seconds')
  return [
    most('letting people in again after `kill -9`, 1,000,000 messages stored', restart, 3, ' s'),
    most('catch-up of 5,000 missed messages', results.of('catch-up', 'seconds'), 2, ' s'),
  ]
}

function least(work: string, found: Spread, must: number, unit: string): Goal {
  const met = Number.isNaN(found.median) ? null : found.median >= must
  return { work, reached: spread(found, unit), must: `${must.toLocaleString('en')}${unit} or more`, met }
}

function most(work: string, found: Spread, must: number, unit: string): Goal {
  const met = Number.isNaN(found.median) ? null : found.median <= must
  return { work, reached: spread(found, unit), must: `${must.toLocaleString('en')}${unit} or less`, met }
}
