import type { Spread } from './results.ts'

/** A number with as many digits as it deserves; large ones in thousands and millions. */
export function short(value: number): string {
  const size = Math.abs(value)
  if (Number.isNaN(value)) return '–'
  if (size >= 1e6) return `${(value / 1e6).toFixed(2)}M`
  if (size >= 1e5) return `${Math.round(value / 1e3)}k`
  if (size >= 1e4) return `${(value / 1e3).toFixed(1)}k`
  return size >= 100 ? String(Math.round(value)) : value.toFixed(size >= 10 ? 1 : 2)
}

/** `1.52× (1.48–1.60)` */
export function spread({ median, least, most }: Spread, unit = ''): string {
  if (Number.isNaN(median)) return 'not measured'
  return `${short(median)}${unit} (${short(least)}–${short(most)})`
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
