import type { Clock } from '../../shared/clock.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { addressGroup } from '../wire/ip.ts'
import type { TurnedAway } from '../wire/turn-away.ts'
import type { HostLimits } from './host-limits.ts'
import { Throttle } from './throttle.ts'

/** One connection's leave to be here. */
export interface Ticket {
  /** When it was accepted, by `clock.uptime()`. */
  readonly since: number
  /** Why it cannot stay: to be told as soon as its language is known. Null where it may. */
  readonly refusal: RefusalCode | null
  /** It logged in. */
  admitted(): void
  /** It is closed. MUST be called once, whatever became of it. */
  leave(): void
}

interface Place {
  open: number
  unauthenticated: number
  readonly arrivals: Throttle
}

/**
 * Who may connect, and how many at once.
 * 1. Whoever floods MUST be turned away before a handshake costs anything: too many from one address in a minute,
 *    too many who have not logged in.
 * 2. Whoever meets a full host is let in as far as being told so. Those who are being told count as not logged in,
 *    and so stay few.
 */
export class Admission {
  private readonly places = new Map<string, Place>()
  private open = 0
  private unauthenticated = 0

  constructor(
    private readonly clock: Clock,
    private readonly limits: HostLimits,
  ) {}

  /** Lets a connection in from this IP number, or answers why it is turned away at once. */
  enter(address: string): Ticket | TurnedAway {
    const key = addressGroup(address)
    const place = this.place(key)
    if (place.arrivals.take(this.clock.uptime()) > 0) return 'address-fast'
    if (this.unauthenticated >= this.limits.unauthenticated) return 'host-full'
    if (place.unauthenticated >= this.limits.unauthenticatedPerAddress) return 'address-full'
    return this.ticket(key, place)
  }

  private ticket(key: string, place: Place): Ticket {
    const refusal = this.refusal(place)
    const stays = refusal === null ? 1 : 0
    this.count(place, stays, 1)
    let stranger = 1
    return {
      since: this.clock.uptime(),
      refusal,
      admitted: () => {
        this.count(place, 0, -stranger)
        stranger = 0
      },
      leave: () => {
        this.count(place, -stays, -stranger)
        stranger = 0
        this.tidy(key, place)
      },
    }
  }

  private refusal(place: Place): RefusalCode | null {
    if (this.open >= this.limits.connections) return 'host-full'
    return place.open >= this.limits.perAddress ? 'address-full' : null
  }

  private count(place: Place, open: number, unauthenticated: number): void {
    this.open += open
    this.unauthenticated += unauthenticated
    place.open += open
    place.unauthenticated += unauthenticated
  }

  private place(key: string): Place {
    const known = this.places.get(key)
    if (known) return known
    this.tidyAll()
    const made = { open: 0, unauthenticated: 0, arrivals: new Throttle(this.limits.newPerAddress) }
    this.places.set(key, made)
    return made
  }

  /** Many addresses come once and never again: none is remembered longer than it matters. */
  private tidyAll(): void {
    if (this.places.size < rememberedPlaces) return
    for (const [key, place] of this.places) this.tidy(key, place)
  }

  private tidy(key: string, place: Place): void {
    const idle = place.open + place.unauthenticated === 0 && place.arrivals.isFull(this.clock.uptime())
    if (idle) this.places.delete(key)
  }
}

/** Addresses remembered before the idle ones are looked for. */
const rememberedPlaces = 10_000
