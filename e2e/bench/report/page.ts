import { readFileSync } from 'node:fs'
import type { PeerName } from '../peers/peer.ts'
import { goalsOf } from './goals.ts'
import type { Results } from './results.ts'
import { short, spread, table } from './words.ts'

/** The rows of the fan-out, and how they are called. */
export const fanOutRows = [
  ['fanout-100-tls', '100 clients, TLS'],
  ['fanout-500-tls', '500 clients, TLS'],
  ['fanout-100-clear', '100 clients, clear'],
  ['fanout-500-clear', '500 clients, clear'],
] as const

const peers: readonly (readonly [PeerName, string])[] = [
  ['hearth', 'Hearth'],
  ['inspircd', 'InspIRCd'],
  ['ngircd', 'ngIRCd'],
  ['bare', 'bare Node'],
  ['keeping', 'bare Node with history'],
]

export interface Circumstances {
  readonly machine: string
  readonly date: string
}

/** The text of BENCHMARKS.md, but for how its lines are broken. */
export function pageOf(results: Results, { machine, date }: Circumstances): string {
  return `# Benchmarks

This page is written by \`npm run bench\`. Its figures are of ${date}: ${results.rounds} rounds on ${machine}.

${part('how.md')}
## What must be reached

${goals(results)}

Deliveries that were lost, doubled or out of order, of all servers together: ${results.wrong}.

## Fan-out

![Deliveries per second of server CPU](build/pictures/fan-out.svg)

${fanOut(results)}

## Waiting, connecting

${others(results)}

${part('window.md')}
${part('profiles.md')}`
}

function goals(results: Results): string {
  const word = (met: boolean | null): string => (met === null ? '–' : met ? 'yes' : '**no**')
  const rows = goalsOf(results).map(({ work, reached, must, met }) => [work, reached, must, word(met)])
  return table(['Work', 'Median (least–most)', 'Must be', 'Reached'], rows)
}

function fanOut(results: Results): string {
  const rows = fanOutRows.flatMap(([row, title]) =>
    peers
      .filter(([peer]) => results.has(row, peer))
      .map(([peer, name]) => [
        title,
        name,
        spread(results.of(row, 'perCpu', peer)),
        spread(results.of(row, 'perSecond', peer)),
        ...['server', 'generator', 'foreign'].map((figure) => short(results.of(row, figure, peer).median)),
      ]),
  )
  const head = ['Room', 'Server', 'Deliveries per CPU second', 'per second', 'server', 'generator', 'others']
  return `${table(head, rows)}\n\nThe last three columns are cores in use: a generator near 1.0 was the limit of what one second shows.`
}

function others(results: Results): string {
  const line = (row: string, what: string, figure: string, unit = ''): string[][] =>
    peers
      .filter(([peer]) => results.has(row, peer))
      .map(([peer, name]) => [what, name, spread(results.of(row, figure, peer), unit)])
  return table(
    ['What', 'Server', 'Median (least–most)'],
    [
      ...line('delivery', 'delivery, 500 messages/s to 100, p50', 'p50', ' ms'),
      ...line('delivery', 'the same, p99 of a typical second', 'p99', ' ms'),
      ...line('delivery', 'the same, CPU for each delivery', 'cost', ' µs'),
      ...line('storm', '1,000 connect and join by TLS', 'seconds', ' s'),
      ...line('storm', 'the same, CPU of the server', 'serverCpu', ' s'),
      ...line('storm', 'the first thousand after a start', 'firstSeconds', ' s'),
      ...line('storm', 'the same, CPU of the server', 'firstCpu', ' s'),
      ...line('storm', 'memory of an idle TLS connection', 'kibPerConnection', ' KiB'),
      ...line('commits', 'acknowledged messages', 'texts', '/s'),
      ...line('restart', 'listening again after `kill -9`', 'listening', ' s'),
    ],
  )
}

function part(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}
