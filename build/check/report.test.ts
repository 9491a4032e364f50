import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countPlaywright } from './playwright.ts'
import { outcomeOf, readReport } from './report.ts'
import { closingLine, told } from './telling.ts'
import { countVitest } from './vitest.ts'

const well = { code: 0, output: 'fine' }
const badly = { code: 1, output: 'not fine' }

test('the closing line adds up every step and says nothing else', () => {
  const outcomes = [
    { passed: 1, failed: 0 },
    { passed: 240, failed: 2 },
  ]
  expect(closingLine(outcomes)).toBe('241 passed, 2 failed')
  expect(closingLine([])).toBe('0 passed, 0 failed')
})

test('a bad ending is a failure even when every test passed', () => {
  expect(outcomeOf(badly, { passed: 5, failed: 0, skipped: 0 })).toMatchObject({ passed: 5, failed: 1 })
})

test('a run without a test is a failure', () => {
  expect(outcomeOf(well, { passed: 0, failed: 0, skipped: 3 })).toMatchObject({ passed: 0, failed: 1 })
})

test('skipped tests are neither passed nor failed, and are told', () => {
  expect(outcomeOf(well, { passed: 5, failed: 0, skipped: 2 })).toMatchObject({
    passed: 5,
    failed: 0,
    note: '5 tests, 2 skipped',
  })
})

test('a test file that never got to its tests counts as one failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}] },
  ]
  const report = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults }
  expect(countVitest(report)).toEqual({ passed: 1, failed: 2, skipped: 0 })
})

test('an end-to-end test that passed only at the second try, and an error outside any test, count as failures', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 0 }
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 7, failed: 3, skipped: 0 })
})

test('a report is read once, so that a run that leaves none cannot borrow the last one', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hearth-report-')), 'report.json')
  writeFileSync(file, '{"a":1}')
  expect(readReport(file)).toEqual({ a: 1 })
  expect(readReport(file)).toBeUndefined()
})

test('a failed step is told with all it printed, a passed one on a line', () => {
  expect(told('lint', { passed: 0, failed: 1, output: 'line 1\nline 2' }, 1234)).toContain('line 1\nline 2')
  expect(told('lint', { passed: 1, failed: 0, output: '', note: '3 files' }, 1234)).toBe('✓ lint (1.2 s): 3 files')
})
