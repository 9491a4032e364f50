// Renders icon.svg into the sizes that desktops ask for: npx tsx build/icons/render.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { requireBrowser } from '../runtime/browser.ts'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512]

const drawing = readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: await requireBrowser() })
const page = await browser.newPage()
await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${drawing}`)
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size })
  await page.screenshot({ path: join(import.meta.dirname, `${size}x${size}.png`), omitBackground: true })
}
await browser.close()
