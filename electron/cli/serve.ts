import { writeFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { dirname } from 'node:path'
import { formatAddress } from '../../shared/address.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { surviveClosedPipes } from '../disk/closed-pipes.ts'
import { openLog } from '../disk/log.ts'
import { startServer, type ChatServer } from '../server/chat-server.ts'
import { hostIdentity } from '../server/host-identity.ts'
import { inviteFor, placesOf } from '../server/invitation.ts'
import { fingerprint } from '../wire/fingerprint.ts'
import { systemClock } from '../wire/system-clock.ts'
import { usualDataFolder } from './data-folder.ts'
import { readFlags, type Flags } from './flags.ts'
import { helpText } from './help.ts'
import { complain, complaintOf, say } from './say.ts'
import { stopOnSignals } from './signals.ts'

const usual = {
  name: hostname(),
  data: usualDataFolder({ platform: process.platform, home: homedir(), environment: process.env }),
}

async function main(): Promise<void> {
  surviveClosedPipes()
  const flags = readFlags(process.argv.slice(2), usual)
  if (!flags.ok) return quit(`hearth: ${flags.error} Try --help.`, 2)
  if (flags.value.help) return say(helpText(usual.data))
  const { exportCert } = flags.value
  const done = exportCert === undefined ? await host(flags.value) : await exportCertificate(flags.value, exportCert)
  if (!done.ok) quit(complaintOf(done.error), 1)
}

async function host(flags: Flags): Promise<Result<null, Refusal>> {
  const { name, data: folder, port, bind, plain, pair, logLevel: level, limits } = flags
  const { retention, newcomers, damaged } = flags
  const log = openLog({ folder, name: 'server', level, alsoStderr: true })
  const identity = await hostIdentity(folder, pair)
  if (!identity.ok) return identity
  const started = await startServer({
    name,
    folder,
    port,
    bind,
    plain,
    identity: identity.value,
    clock: systemClock,
    log,
    archiveThread: new URL('./archive-thread.js', import.meta.url),
    limits,
    retention,
    newcomers,
    damaged,
  })
  if (!started.ok) return started
  stopOnSignals(started.value, log)
  say(introduction(flags, started.value, identity.value.keyHash))
  return ok(null)
}

function introduction({ name, bind }: Flags, { port }: ChatServer, keyHash: string): string {
  const [place = ''] = placesOf(bind)
  const address = formatAddress({ host: place, port })
  const groups = fingerprint(keyHash).groups.join(' ')
  return `Listening on ${address} (port ${port}), key ${groups}, invite ${inviteFor({ name, keyHash, port, bind })}`
}

async function exportCertificate({ data, pair }: Flags, file: string): Promise<Result<null, Refusal>> {
  const identity = await hostIdentity(data, pair)
  if (!identity.ok) return identity
  try {
    writeFileSync(file, identity.value.certificatePem)
    return ok(null)
  } catch {
    return fail(refusal('folder-unwritable', { path: dirname(file) }))
  }
}

function quit(complaint: string, code: 1 | 2): void {
  complain(complaint)
  process.exitCode = code
}

await main()
