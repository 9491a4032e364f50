import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { paper } from './look.ts'

vi.mock('electron', () => ({ nativeTheme: {} }))

it('the ground under the page is the page’s own, so that nothing flashes', () => {
  const tokens = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8')
  expect(tokens).toContain(`--paper: light-dark(${paper.light}, ${paper.dark});`)
})
