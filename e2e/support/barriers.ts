/** What axe finds in a page that would bar somebody's way. */
import type { Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** Everything serious or critical, each with the elements that do it; of the rules named alone, where some are. */
export async function barriers(page: Page, ...rules: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const options: RunOptions = { resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: rules }) }
  const violations = await page.evaluate(look, options)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

async function look(options: RunOptions): Promise<AxeResults['violations']> {
  const { axe: found } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
  return (await found.run(options)).violations
}
