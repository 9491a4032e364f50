import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { table } from '../../electron/server/commands/table.ts'
import { parseCommand } from '../../shared/commands.ts'
import { parseTold } from '../../shared/events.ts'
import { unknownType } from '../../shared/shape.ts'

const page = readFileSync(`${import.meta.dirname}/../../PROTOCOL.md`, 'utf8')

/** The types in the first column of the table under a heading. */
function typesUnder(heading: string): string[] {
  const part = page.split(/^## /m).find((section) => section.startsWith(heading)) ?? ''
  const [, ...rows] = part.split('\n').filter((line) => /^\| `/.test(line))
  return rows.flatMap((row) => Array.from(row.split('|')[1]?.matchAll(/`(\w+)`/g) ?? [], ([, type = '']) => type))
}

describe('PROTOCOL.md', () => {
  it('names every command that a host knows, and no other', () => {
    const types = typesUnder('Commands')
    expect(new Set(types)).toEqual(new Set(Object.keys(table)))
    for (const type of types) expect(parseCommand({ type })).not.toMatchObject({ error: unknownType })
  })

  it('names no event that a client would not know', () => {
    const types = typesUnder('Events')
    expect(types.length).toBeGreaterThanOrEqual(20)
    for (const type of types) expect(parseTold({ type })).not.toMatchObject({ error: unknownType })
  })
})
