import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cores, startPinned } from '../host/pinned.ts'
import { freePort } from '../host/free-port.ts'
import { programOf } from '../host/processes.ts'
import type { Ground, Peer } from './peer.ts'

/** InspIRCd as it is packaged, its flood protection off, with TCP_NODELAY. */
export const inspircd: Peer = {
  name: 'inspircd',
  tongue: () => 'irc',
  mutual: false,
  available: () => programOf('inspircd') !== null,
  async start(ground, tls) {
    const port = await freePort()
    const folder = mkdtempSync(join(ground.folder, 'inspircd-'))
    const file = join(folder, 'inspircd.conf')
    writeFileSync(file, configuration(ground, tls, port, folder))
    const server = startPinned({
      core: cores.server,
      line: [programOf('inspircd') ?? 'inspircd', '--nofork', '--nolog', '--runasroot', '--config', file],
      folder,
      environment: { LD_PRELOAD: ground.tuned },
    })
    await server.says(/InspIRCd is now running/)
    return { program: server, port }
  },
}

function configuration({ certificate, key }: Ground, tls: boolean, port: number, folder: string): string {
  const secure = `<module name="ssl_gnutls">
<sslprofile name="bench" provider="gnutls" certfile="${certificate}" keyfile="${key}" priority="NORMAL:-VERS-ALL:+VERS-TLS1.3" requestclientcert="no">`
  return `<server name="irc.bench.local" description="bench" network="bench">
<admin name="bench" nick="bench" email="bench@bench.local">
${tls ? secure : ''}
<bind address="127.0.0.1" port="${port}" type="clients" ${tls ? 'sslprofile="bench"' : ''}>
<connect name="all" allow="*" timeout="60" pingfreq="600" threshold="1000000" commandrate="100000000" fakelag="no" hardsendq="16777216" softsendq="8388608" recvq="1048576" localmax="10000" globalmax="10000" maxchans="100" maxconnwarn="no" resolvehostnames="no" useident="no">
<class name="none" commands="">
<options prefixquit="" allowmismatch="yes" defaultmodes="">
<performance netbuffersize="10240" softlimit="10000" somaxconn="4096" quietbursts="yes">
<limits maxnick="31" maxchan="64" maxline="512">
<log method="file" type="* -USERINPUT -USEROUTPUT" level="none" target="${folder}/inspircd.log">
<pid file="${folder}/inspircd.pid">
<files motd="">
`
}
