import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { serve } from '../protocol/hosts/host-process.ts'
import { endPrograms } from '../protocol/hosts/program.ts'

const here = import.meta.dirname
const readme = readFileSync(`${here}/../../README.md`, 'utf8')

describe('README', () => {
  afterEach(() => endPrograms())

  it('shows the Python client word for word', () => {
    const shown = /```python\n([\s\S]*?)```/.exec(readme)?.[1]
    expect(shown).toBe(readFileSync(`${here}/listen_and_reply.py`, 'utf8'))
  })

  it('names every flag of the headless host, and no other', async () => {
    const help = serve('--help')
    await help.ended
    const rows = readme.split('\n').filter((line) => line.startsWith('| `--'))
    expect(flagsIn(rows)).toEqual(flagsIn(help.out.all.filter((line) => /^ +--/.test(line))))
  })

  it('names levels of the log that the headless host takes', async () => {
    const row = readme.split('\n').find((line) => line.startsWith('| `--log-level')) ?? ''
    const levels = Array.from(row.split('|')[2]?.matchAll(/`(\w+)`/g) ?? [], ([, level = '']) => level)
    expect(levels).toHaveLength(3)
    for (const level of levels) expect((await serve('--log-level', level, '--help').ended).code).toBe(0)
  })
})

function flagsIn(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap((line) => line.match(/--[a-z-]+/g) ?? []))
}
