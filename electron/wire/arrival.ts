import type { Socket } from 'node:net'
import type { Clock } from '../../shared/clock.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'
import { firstBytes } from './first-bytes.ts'
import { shownAddress } from './ip.ts'
import { keyHashOf, type Identity } from './identity.ts'
import type { FirstBytes, FreshLink } from './link.ts'
import { StreamLink } from './stream-link.ts'
import { acceptTls } from './tls-accept.ts'
import { alertRecord, type TurnedAway } from './turn-away.ts'

/** A connection that was accepted, before anyone knows what it speaks. */
export interface Arrival {
  /** The peer's IP number. */
  readonly address: string
  /** Waits at most `ms` for the first bytes, and leaves them to be heard. */
  first(ms: number): Promise<FirstBytes>
  /** Takes it as it is, in the clear. */
  clear(): FreshLink
  /**
   * Makes the server's side of a TLS 1.3 handshake within `ms`. Where it cannot: `tls-failed`, `timed-out`, or `lost`
   * where the peer left before.
   */
  secure(identity: Identity, ms: number): Promise<Result<FreshLink, RefusalCode>>
  /** Closes it at once; a client that is about to make a handshake hears why. */
  refuse(why: TurnedAway): void
  /** Closes it without a word: nothing came that could be answered. */
  drop(): void
}

/** An arrival over TCP. `decided` is called when it became a link, or is gone. */
export class TcpArrival implements Arrival {
  readonly address: string

  constructor(
    private readonly socket: Socket,
    private readonly clock: Clock,
    private readonly decided: () => void,
  ) {
    this.address = shownAddress(socket.remoteAddress ?? '')
    // every error is followed by `close`, which says all there is to know this early
    socket.on('error', decided).on('close', decided)
  }

  first(ms: number): Promise<FirstBytes> {
    return firstBytes(this.socket, ms, this.clock)
  }

  clear(): FreshLink {
    this.decided()
    return new StreamLink(this.socket, { address: this.address, secure: false, keyHash: null }, this.clock)
  }

  async secure(identity: Identity, ms: number): Promise<Result<FreshLink, RefusalCode>> {
    const accepted = await acceptTls(this.socket, identity, ms, this.clock)
    if (!accepted.ok) return accepted
    this.decided()
    const shown = accepted.value.getPeerX509Certificate()
    const peer = { address: this.address, secure: true, keyHash: shown ? keyHashOf(shown) : null }
    return ok(new StreamLink(accepted.value, peer, this.clock))
  }

  refuse(why: TurnedAway): void {
    this.socket.write(alertRecord(why))
    this.socket.destroySoon()
  }

  drop(): void {
    this.socket.destroy()
  }
}
