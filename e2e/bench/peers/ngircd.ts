import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cores, startPinned } from '../host/pinned.ts'
import { freePort } from '../host/free-port.ts'
import { programOf } from '../host/processes.ts'
import type { Ground, Peer } from './peer.ts'

/** ngIRCd as it is packaged, its flood protection off, with TCP_NODELAY. */
export const ngircd: Peer = {
  name: 'ngircd',
  tongue: () => 'irc',
  mutual: false,
  available: () => programOf('ngircd') !== null,
  async start(ground, tls) {
    const port = await freePort()
    const folder = mkdtempSync(join(ground.folder, 'ngircd-'))
    chmodSync(folder, 0o755)
    const file = join(folder, 'ngircd.conf')
    writeFileSync(file, configuration(ground, tls, port))
    const server = startPinned({
      core: cores.server,
      line: [programOf('ngircd') ?? 'ngircd', '--nodaemon', '--config', file],
      folder,
      environment: { LD_PRELOAD: ground.tuned },
    })
    await server.says(/Now listening on/)
    return { program: server, port }
  },
}

function configuration({ certificate, key }: Ground, tls: boolean, port: number): string {
  const secure = `[SSL]
CertFile = ${certificate}
KeyFile = ${key}
CipherList = NORMAL:-VERS-ALL:+VERS-TLS1.3
Ports = ${port}
`
  return `[Global]
Name = irc.bench.local
Info = bench
Listen = 127.0.0.1
${tls ? '' : `Ports = ${port}`}
MotdPhrase = bench
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 0
MaxPenaltyTime = 0
PingTimeout = 3600
[Options]
DefaultUserModes = F
DNS = no
Ident = no
PAM = no
${tls ? secure : ''}`
}
