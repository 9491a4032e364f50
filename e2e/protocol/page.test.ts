import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { table } from '../../electron/server/commands/table.ts'
import { parseCommand } from '../../shared/commands.ts'
import { parseTold } from '../../shared/events.ts'
import { refusalCodes } from '../../shared/refusals.ts'
import { unknownType } from '../../shared/shape.ts'

const page = readFileSync(`${import.meta.dirname}/../../PROTOCOL.md`, 'utf8')

/** What stands in the first column of the tables under a heading, but for the tables' own heads. */
function typesUnder(heading: string): string[] {
  const part = page.split(/^## /m).find((section) => section.startsWith(heading)) ?? ''
  const lines = part.split('\n')
  const rows = lines.filter((line, at) => /^\| `/.test(line) && !/^\| -/.test(lines[at + 1] ?? ''))
  return rows.flatMap((row) => Array.from(row.split('|')[1]?.matchAll(/`([\w-]+)`/g) ?? [], ([, type = '']) => type))
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

  it('names no refusal that a host cannot say', () => {
    const codes = typesUnder('Refusals')
    expect(codes.length).toBeGreaterThanOrEqual(35)
    expect(refusalCodes).toEqual(expect.arrayContaining(codes))
  })
})
