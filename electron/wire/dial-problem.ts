import type { RefusalCode } from '../../shared/refusals.ts'
import { lookupLate } from './lookup.ts'
import { turnedAway } from './turn-away.ts'

const named: Readonly<Record<string, RefusalCode>> = {
  ENOTFOUND: 'address-unknown',
  EAI_AGAIN: 'address-unknown',
  EAI_NODATA: 'address-unknown',
  EAI_NONAME: 'address-unknown',
  [lookupLate]: 'lookup-late',
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'timed-out',
  ERR_SOCKET_CONNECTION_TIMEOUT: 'timed-out',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  // a link-local number without its scope
  EINVAL: 'unreachable',
  // a firewall on this side
  EACCES: 'unreachable',
  EPERM: 'unreachable',
}

/** Of several addresses' failures, the one that says most: somebody was there, somebody might be, nobody. */
const telling: readonly RefusalCode[] = ['connection-refused', 'timed-out', 'unreachable']

/** A TLS service that speaks, but not as we do. */
const otherTls = /alert|unsupported_protocol|unsupported protocol|protocol_version|protocol version/i

/** What a person is told of an error that a dial met. */
export function dialProblem(error: Error): RefusalCode {
  if (error instanceof AggregateError) return mostTelling(error.errors as Error[])
  const { code = '', message } = error as NodeJS.ErrnoException
  const known = named[code] ?? turnedAway(error)
  if (known) return known
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return otherTls.test(`${code} ${message}`) ? 'tls-failed' : 'not-hearth'
  // Node's own word for an end in mid-handshake carries no system call; a reset does
  if (code === 'ECONNRESET') return 'syscall' in error ? 'lost' : 'not-hearth'
  return code.startsWith('ERR_') ? 'tls-failed' : 'lost'
}

function mostTelling(errors: readonly Error[]): RefusalCode {
  const codes = errors.map(dialProblem)
  return telling.find((code) => codes.includes(code)) ?? codes[0] ?? 'lost'
}
