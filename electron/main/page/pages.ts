/** The files that the window may have: a list made once, so that no address can name another. */
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

/** Where the page is loaded from, and the origin whose calls are heard. */
export interface Home {
  readonly address: string
  readonly origin: string
  /** Whether a server on this computer serves it, to reload what changes. */
  readonly developing: boolean
}

/** Our own files; while we develop, and only then, the server that reloads them. */
export function homeOf(developing: string | undefined): Home {
  if (developing === undefined) return { address: 'app://hearth/index.html', origin: 'app://hearth', developing: false }
  return { address: new URL(developing).href, origin: new URL(developing).origin, developing: true }
}

/** Files by their path in an address, such as `/assets/index.js`. */
export type Pages = ReadonlyMap<string, string>

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Lists the plain files of a folder and its folders. Links are left out: they could lead anywhere. */
export function listPages(folder: string, path = ''): Pages {
  const pages = new Map<string, string>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name)
    const place = `${path}/${encodeURIComponent(entry.name)}`
    if (entry.isFile()) pages.set(place, file)
    if (entry.isDirectory()) for (const inner of listPages(file, place)) pages.set(...inner)
  }
  return pages
}

/** The file that this address names, or null. Only our own origin has any, and only those on the list. */
export function findPage(pages: Pages, address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'app:' || url.host !== 'hearth' || url.username !== '' || url.password !== '') return null
  return pages.get(url.pathname) ?? null
}

/** The media type to serve it as; what is not on the list is bytes, and no browser runs those. */
export function mediaType(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream'
}
