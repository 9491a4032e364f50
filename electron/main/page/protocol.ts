/** `app://hearth/`: the window's page, from our own files alone. */
import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { findPage, mediaType, type Pages } from './pages.ts'
import { policyHeaders } from './policy.ts'

/** MUST be called before the app is ready. */
export function setupScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** Serves the listed files, each with the content policy; anything else is not found. */
export function setupProtocol(pages: Pages): void {
  protocol.handle('app', async ({ method, url }) => {
    const file = method === 'GET' ? findPage(pages, url) : null
    if (!file) return new Response(null, { status: 404, headers: policyHeaders })
    return new Response(await readFile(file), { headers: { ...policyHeaders, 'Content-Type': mediaType(file) } })
  })
}
