import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeIdentity } from '../../../electron/wire/certificate.ts'
import type { Pair } from '../generator/client.ts'
import type { Ground, PeerName } from './peer.ts'
import { peers } from './peers.ts'

/** Clients that show a certificate at most. */
export const mostClients = 1_001

/** Makes what all servers of a run share: keys, certificates, and the shared object that tunes those who need it. */
export async function prepareGround(asked: readonly PeerName[]): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  // a server that gives up root's rights must still read its certificate
  chmodSync(folder, 0o755)
  const own = await pair('bench.local')
  const ground = {
    folder,
    certificate: join(folder, 'certificate.pem'),
    key: join(folder, 'key.pem'),
    pairs: join(folder, 'clients.json'),
    tuned: join(folder, 'tuned.so'),
    peers: asked.filter((name) => peers[name].available()),
  }
  writeFileSync(ground.certificate, own.cert)
  writeFileSync(ground.key, own.key)
  const pairs: Pair[] = []
  while (pairs.length < mostClients) pairs.push(await pair(`client ${pairs.length}`))
  writeFileSync(ground.pairs, JSON.stringify(pairs))
  const source = fileURLToPath(new URL('tuned.c', import.meta.url))
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', '-o', ground.tuned, source, '-ldl'])
  return ground
}

async function pair(commonName: string): Promise<Pair> {
  const { certificatePem: cert, keyPem: key } = await makeIdentity({ commonName, names: [], addresses: [] })
  return { cert, key }
}
