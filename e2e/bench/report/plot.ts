import type { PeerName } from '../peers/peer.ts'
import type { Results } from './results.ts'
import { short } from './words.ts'

const looks: readonly (readonly [peer: PeerName, name: string, colour: string])[] = [
  ['hearth', 'Hearth', '#c2410c'],
  ['inspircd', 'InspIRCd', '#475569'],
  ['ngircd', 'ngIRCd', '#94a3b8'],
  ['bare', 'bare Node', '#cbd5e1'],
  ['keeping', 'bare Node with history', '#e2e8f0'],
]
const bar = 20
const left = 160
const wide = 560

/** Deliveries per second of server CPU as an SVG picture: a group of bars for each row. */
export function fanOutPlot(results: Results, rows: readonly (readonly [row: string, title: string])[]): string {
  const values = rows.flatMap(([row]) => looks.map(([peer]) => results.of(row, 'perCpu', peer).median))
  const most = Math.max(...values.filter((value) => !Number.isNaN(value)))
  const group = looks.length * bar + 24
  const groups = rows.flatMap(([row, title], at) => {
    const top = 32 + at * group
    const heading = text(left - 10, top + (looks.length * bar) / 2, title, 'end', 600)
    return [heading, ...looks.flatMap((look, place) => drawn(look, results, row, top + place * bar, most))]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + wide + 190} ${40 + rows.length * group}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#ffffff"/>
${text(10, 18, 'Deliveries per second of server CPU', 'start', 600)}
${groups.join('\n')}
</svg>
`
}

function drawn([peer, name, colour]: (typeof looks)[number], results: Results, row: string, y: number, most: number) {
  const value = results.of(row, 'perCpu', peer).median
  if (Number.isNaN(value)) return []
  const width = (value / most) * wide
  return [
    `<rect x="${left}" y="${y}" width="${width.toFixed(1)}" height="${bar - 4}" fill="${colour}"/>`,
    text(left + width + 6, y + 12, `${name} ${short(value)}`, 'start', 400),
  ]
}

function text(x: number, y: number, words: string, anchor: 'start' | 'end', weight: number): string {
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" fill="#0f172a">${words}</text>`
}
