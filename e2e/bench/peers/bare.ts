import { fileURLToPath } from 'node:url'
import { cores, startPinned } from '../host/pinned.ts'
import type { Peer } from './peer.ts'

const program = fileURLToPath(new URL('bare-server.ts', import.meta.url))

/** The bare Node server. */
export const bare: Peer = {
  name: 'bare',
  tongue: () => 'bare',
  mutual: true,
  available: () => true,
  async start({ certificate, key }, tls) {
    const pair = tls ? [certificate, key] : []
    const server = startPinned({ core: cores.server, line: [process.execPath, '--import', 'tsx', program, ...pair] })
    const [, port] = await server.says(/listening on (\d+)/)
    return { program: server, port: Number(port) }
  },
}
