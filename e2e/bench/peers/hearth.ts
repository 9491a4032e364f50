import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settings } from '../../../shared/limit-settings.ts'
import { cores, startPinned } from '../host/pinned.ts'
import type { Ground, Peer, Running } from './peer.ts'

const program = fileURLToPath(new URL('../../../dist/main/serve.js', import.meta.url))

/** What an owner may choose who expects a thousand people at once from one address, and lets them talk freely. */
const generous =
  /^(connections|perAddress|unauthenticated|newPerAddress|messages|changes|requests|pages|bytes|sendQueues?)/
/** Words for Node before the program: `--cpu-prof --cpu-prof-dir=…` shows where the time goes. */
const nodeFlags = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter(Boolean)

/** This project's headless host, its history on. In the clear it is talked to in plain text: it refuses frames there. */
export const hearth: Peer = {
  name: 'hearth',
  tongue: (tls) => (tls ? 'framed' : 'plain'),
  mutual: true,
  available: () => true,
  start: (ground, tls) => startHearth(ground, mkdtempSync(join(ground.folder, 'hearth-')), tls),
}

/** Opens the host on a data folder, which may hold a history already. */
export async function startHearth(ground: Ground, folder: string, tls: boolean): Promise<Running> {
  const limits = settings
    .filter(({ name }) => generous.test(name))
    .flatMap(({ name, range: [, most] }) => ['--limit', `${name}=${most}`])
  const pair = ['--cert', ground.certificate, '--key', ground.key]
  const place = ['--data', folder, '--bind', '127.0.0.1', '--port', '0', '--log-level', 'error']
  const server = startPinned({
    core: cores.server,
    line: [process.execPath, ...nodeFlags, program, ...place, ...pair, ...limits, ...(tls ? [] : ['--plain'])],
  })
  const [, port] = await server.says(/\(port (\d+)\)/)
  return { program: server, port: Number(port) }
}
