import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cores, startPinned } from '../host/pinned.ts'
import type { Peer } from './peer.ts'

const program = fileURLToPath(new URL('bare-server.ts', import.meta.url))

/** The bare Node server. */
export const bare = bareServer('bare', () => '')

/** The same with a history: synced in groups, on a thread of its own, before anything is told. */
export const keeping = bareServer('keeping', (folder) => join(mkdtempSync(join(folder, 'keeping-')), 'texts.db'))

/** @param history where it is kept; empty where it is not. */
function bareServer(name: 'bare' | 'keeping', history: (folder: string) => string): Peer {
  return {
    name,
    tongue: () => 'bare',
    mutual: true,
    available: () => true,
    async start({ certificate, key, folder }, tls) {
      const words = [history(folder), ...(tls ? [certificate, key] : [])]
      const line = [process.execPath, '--import', 'tsx', program, ...words] as const
      const server = startPinned({ core: cores.server, line })
      const [, port] = await server.says(/listening on (\d+)/)
      return { program: server, port: Number(port) }
    },
  }
}
