import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { unwritable, writeProblem } from './unwritable.ts'

it.each([
  ['ENOSPC', 'folder-full'],
  ['EDQUOT', 'folder-full'],
  ['EACCES', 'folder-unwritable'],
  ['EROFS', 'folder-unwritable'],
])('where the system says %s, a person is told %s', (code, told) => {
  const thrown = Object.assign(new Error('write'), { code })
  expect(unwritable('/data', thrown)).toEqual({ code: told, facts: { path: '/data' } })
})

it('a folder that may be written in has no problem, one that is not there has', () => {
  expect(writeProblem(tmpdir())).toBeNull()
  expect(writeProblem('/no/such/folder')).toMatchObject({ code: 'folder-unwritable' })
})
