import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Stamp } from '../bootstrap/stamp.mjs'
import { runUnlessPassed } from './remembered.ts'
import { verdict } from './step.ts'

let folder: string
let stamp: Stamp
const look = vi.fn(() => Promise.resolve(verdict([])))
const step = { name: 'types', word: 'types', run: look }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-check-'))
  stamp = new Stamp(join(folder, 'deep', 'types-passed'))
  look.mockClear()
})
afterEach(() => rmSync(folder, { recursive: true }))

it('a step that passed counts as passed, without another look, until a file changes', async () => {
  await runUnlessPassed(step, stamp, 'as it was')
  expect(await runUnlessPassed(step, stamp, 'as it was')).toMatchObject({ passed: 1, failed: 0 })
  expect(look).toHaveBeenCalledTimes(1)
  await runUnlessPassed(step, stamp, 'changed')
  expect(look).toHaveBeenCalledTimes(2)
})

it('a step that failed looks again, also over the same files', async () => {
  look.mockResolvedValueOnce(verdict(['something is amiss']))
  expect(await runUnlessPassed(step, stamp, 'as it was')).toMatchObject({ failed: 1 })
  expect(await runUnlessPassed(step, stamp, 'as it was')).toMatchObject({ failed: 0 })
  expect(look).toHaveBeenCalledTimes(2)
})
