import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { chromium } from 'playwright'
import { makeFolder } from './draft.ts'
import { fetchPackage } from './npm-package.ts'
import { root } from './places.ts'

/**
 * A headless Chromium in an npm package (MIT; linux-x64). Neither Playwright's download nor a package called chromium
 * is to be had everywhere (Ubuntu's is a snap), and the same browser everywhere gives the same pixels everywhere.
 */
const holder = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  sha512: 'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
}

const kept = join(root, `node_modules/.cache/chromium-${holder.version}`)

/** The executable of the browser for the window's specs, or nothing. Downloads nothing. */
export function presentBrowser(): string | undefined {
  return [process.env['HEARTH_BROWSER'], join(kept, 'chromium'), chromium.executablePath()].find(
    (file) => file && existsSync(file),
  )
}

/** The same, fetched when none is here. Throws with a sentence for a person when there is no way. */
export async function requireBrowser(): Promise<string> {
  const present = presentBrowser()
  if (present) return present
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No browser for the window’s specs. Run: npx playwright install chromium')
  await makeFolder(kept, unpackBrowser)
  return join(kept, 'chromium')
}

async function unpackBrowser(draft: string, scratch: string): Promise<void> {
  const packed = createReadStream(join(await fetchPackage(holder, scratch), 'bin/chromium.br'))
  await pipeline(packed, createBrotliDecompress(), createWriteStream(join(draft, 'chromium'), { mode: 0o755 }))
}
