import { expect, test } from 'vitest'
import { needs, packagesFor, unmet } from './needs.ts'

const nothing = (): boolean => false

test('Debian 12 and Ubuntu 24.04 get the names they have', () => {
  const wanted = [{ packages: ['libgtk-3-0t64', 'libgtk-3-0'] }, { packages: ['libnss3'] }]
  expect(packagesFor(wanted, new Set(['libgtk-3-0', 'libnss3']))).toEqual(['libgtk-3-0', 'libnss3'])
  expect(packagesFor(wanted, new Set(['libgtk-3-0t64', 'libgtk-3-0', 'libnss3']))).toEqual(['libgtk-3-0t64', 'libnss3'])
})

test('where nobody can be asked, the oldest name is given', () => {
  expect(packagesFor([{ packages: ['libasound2t64', 'libasound2'] }], new Set())).toEqual(['libasound2'])
})

test('a need is met by any of its names', () => {
  const wanted = [{ packages: ['libcups2t64', 'libcups2'] }]
  expect(unmet(wanted, nothing, new Set(['libcups2']))).toEqual([])
  expect(unmet(wanted, nothing, new Set(['libcups2t64']))).toEqual([])
  expect(unmet(wanted, nothing, new Set(['libcups']))).toEqual(wanted)
})

test('a program on the path will do, whoever brought it', () => {
  const wanted = [{ program: 'nc', packages: ['netcat-openbsd'] }]
  expect(unmet(wanted, (name) => name === 'nc', new Set())).toEqual([])
  expect(unmet(wanted, nothing, new Set(['netcat-openbsd']))).toEqual(wanted)
})

test('a check without a window wants no screen', () => {
  expect(needs(false).some(({ program }) => program === 'Xvfb')).toBe(false)
  expect(needs(true).some(({ program }) => program === 'Xvfb')).toBe(true)
})
