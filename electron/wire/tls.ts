import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { isPort } from '../../shared/address.ts'
import type { Clock } from '../../shared/clock.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { dialProblem } from './dial-problem.ts'
import { keyHashOf, type Identity } from './identity.ts'
import { shownAddress } from './ip.ts'
import type { FreshLink } from './link.ts'
import { timelyLookup } from './lookup.ts'
import { StreamLink } from './stream-link.ts'

/** Whom to trust: the one key with this hash, or whatever this authority (PEM) signed for that name. */
export type Trust =
  { readonly type: 'pin'; readonly keyHash: string } | { readonly type: 'authority'; readonly pem: string }

export interface Look {
  /** A name or an IP number, without brackets. */
  readonly host: string
  readonly port: number
  readonly clock: Clock
  /** ms for name, connect and handshake together: `limits.dial`. */
  readonly timeout: number
  /** Gives up at once, as `lost`. */
  readonly signal?: AbortSignal | undefined
}

export interface Dial extends Look {
  /** Shown as the TLS client certificate; null shows none. */
  readonly identity: Identity | null
  readonly trust: Trust
}

/** ms for each of a name's addresses while others are left; Node's own 250 gives up on slow but good networks. */
const perAddress = 1_000

/**
 * Connects, and answers a link to a host that is trusted.
 * 1. MUST make sure of the host's key before a byte is sent: `key-changed`, or `certificate-untrusted`.
 * 2. No other function may open a TLS connection, so that this one check is every connection's.
 */
export async function dialTls(dial: Dial): Promise<Result<FreshLink, Refusal>> {
  const shaken = await handshake(dial, dial.identity, dial.trust.type === 'authority' ? dial.trust.pem : null)
  if (!shaken.ok) return shaken
  const socket = shaken.value
  const keyHash = shownKey(socket)
  const doubt = distrust(socket, keyHash, dial.trust)
  if (doubt) {
    // before the last of the handshake has left: an impostor is not even shown whose dial it was
    socket.destroy()
    return fail(refusal(doubt))
  }
  socket.setNoDelay(true).setKeepAlive(true, 30_000)
  return ok(linkOver(socket, keyHash, dial.clock))
}

/** Reads the hash of a host's key (SPKI SHA-256, base64url), and closes without a byte sent. */
export async function lookAtKey(look: Look): Promise<Result<string, Refusal>> {
  const shaken = await handshake(look, null, null)
  if (!shaken.ok) return shaken
  const keyHash = shownKey(shaken.value)
  // to close at once would break off the handshake, and a host keeps out whoever breaks off many
  linkOver(shaken.value, keyHash, look.clock).end()
  return keyHash === null ? fail(refusal('tls-failed')) : ok(keyHash)
}

function linkOver(socket: TLSSocket, keyHash: string | null, clock: Clock): FreshLink {
  const peer = { address: shownAddress(socket.remoteAddress ?? ''), secure: true, keyHash }
  return new StreamLink(socket, peer, clock)
}

function handshake(
  look: Look,
  identity: Identity | null,
  authority: string | null,
): Promise<Result<TLSSocket, Refusal>> {
  if (!isPort(look.port)) return Promise.resolve(fail(refusal('address-invalid')))
  if (look.signal?.aborted) return Promise.resolve(fail(refusal('lost')))
  return new Promise((resolve) => {
    const socket = connect(options(look, identity, authority))
    const settle = (result: Result<TLSSocket, Refusal>): void => {
      cancel()
      look.signal?.removeEventListener('abort', abort)
      resolve(result)
    }
    const giveUp = (code: RefusalCode): void => {
      settle(fail(refusal(code)))
      socket.destroy()
    }
    const abort = (): void => giveUp('lost')
    const cancel = look.clock.after(look.timeout, () => giveUp('timed-out'))
    look.signal?.addEventListener('abort', abort)
    socket.once('secureConnect', () => settle(ok(socket)))
    socket.on('error', (error: Error) => giveUp(dialProblem(error)))
    socket.once('close', () => giveUp('not-hearth'))
  })
}

function options({ host, port, clock }: Look, identity: Identity | null, authority: string | null) {
  return {
    host,
    port,
    lookup: timelyLookup(clock),
    autoSelectFamilyAttemptTimeout: perAddress,
    allowHalfOpen: true,
    minVersion: 'TLSv1.3',
    // judged by `distrust`, for pins and authorities alike: an expired date does not change whose key it is
    rejectUnauthorized: false,
    ...(isIP(host) === 0 && { servername: host }),
    ...(identity && { cert: identity.certificatePem, key: identity.keyPem }),
    ...(authority !== null && { ca: authority }),
  } as const
}

function shownKey(socket: TLSSocket): string | null {
  const shown = socket.getPeerX509Certificate()
  return shown ? keyHashOf(shown) : null
}

/** Why this host is not the one that was meant, or null. */
function distrust(socket: TLSSocket, keyHash: string | null, trust: Trust): RefusalCode | null {
  if (trust.type === 'authority') return socket.authorized ? null : 'certificate-untrusted'
  return keyHash === trust.keyHash ? null : 'key-changed'
}
