import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { fingerprint } from './fingerprint.mjs'
import { nodeWillDo, tooOld } from './node-version.mjs'
import { sourcesOf } from './sources.mjs'
import { Stamp } from './stamp.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hearth-bootstrap-'))
  mkdirSync(join(root, 'shared'))
  write('shared/a.ts', 'one')
})

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text)
}

describe('a fingerprint', () => {
  function changes(change: () => void): boolean {
    const before = fingerprint(root, ['shared'])
    change()
    return fingerprint(root, ['shared']) !== before
  }

  test('changes with a content, a name, a new file and a lost one', () => {
    expect(changes(() => write('shared/a.ts', 'two'))).toBe(true)
    expect(changes(() => renameSync(join(root, 'shared/a.ts'), join(root, 'shared/b.ts')))).toBe(true)
    expect(changes(() => write('shared/c.ts', ''))).toBe(true)
    expect(changes(() => rmSync(join(root, 'shared/c.ts')))).toBe(true)
  })

  test('does not change with time: a checkout gives every file a new one', () => {
    expect(changes(() => write('shared/a.ts', 'one'))).toBe(false)
  })

  test('tells a boundary between two files apart', () => {
    write('shared/a.ts', 'onetwo')
    write('shared/b.ts', '')
    expect(
      changes(() => {
        write('shared/a.ts', 'one')
        write('shared/b.ts', 'two')
      }),
    ).toBe(true)
  })
})

test('a test file does not make a build stale, anything else in the folder does', () => {
  const before = sourcesOf(root)
  write('shared/a.test.ts', 'new')
  expect(sourcesOf(root)).toBe(before)
  write('shared/words.json', '{}')
  expect(sourcesOf(root)).not.toBe(before)
})

test('a stamp holds until what it stamped changes or is made anew', () => {
  const stamp = new Stamp(join(root, 'deep/down/stamp'))
  expect(stamp.matches('x')).toBe(false)
  stamp.write('x')
  expect(stamp.matches('x')).toBe(true)
  expect(stamp.matches('y')).toBe(false)
  stamp.remove()
  expect(stamp.matches('x')).toBe(false)
})

test.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.0.0', '25.1.0'])('Node %s will do', (version) => {
  expect(nodeWillDo(version)).toBe(true)
})

test.each(['18.20.0', '20.18.3', '21.7.0', '22.11.9'])('Node %s will not do, and is told so', (version) => {
  expect(nodeWillDo(version)).toBe(false)
  expect(tooOld(version)).toContain(version)
})
