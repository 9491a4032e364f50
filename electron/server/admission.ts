import type { Clock } from '../../shared/clock.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { addressGroup, isHere } from '../wire/ip.ts'
import type { TurnedAway } from '../wire/turn-away.ts'
import { Bans } from './bans.ts'
import type { HostLimits } from './host-limits.ts'
import type { KeptBan } from './store.ts'
import { Strangers } from './strangers.ts'
import { Throttle } from './throttle.ts'

/** One connection's leave to be here. */
export interface Ticket {
  /** When it was accepted, by `clock.uptime()`. */
  readonly since: number
  /** Why it cannot stay: to be told as soon as its language is known. Null where it may. */
  readonly refusal: RefusalCode | null
  /** It logged in. */
  admitted(): void
  /** Its handshake or login came to nothing, by its own fault. */
  failed(): void
  /** It is closed. MUST be called once, whatever became of it. */
  leave(): void
}

interface Place {
  open: number
  unauthenticated: number
  readonly arrivals: Throttle
}

/** What is kept of bans over a restart. */
export interface BanMemory {
  readonly kept: readonly KeptBan[]
  readonly keep: (ban: KeptBan) => void
}

const forgetful: BanMemory = { kept: [], keep: () => undefined }

/**
 * Who may connect, and how many at once.
 * 1. Whoever floods MUST be turned away before a handshake costs anything: too many from one address in a minute,
 *    too many who have not logged in, too many failures.
 * 2. Whoever meets a full host is let in as far as being told so. Those who are being told count as not logged in,
 *    and so stay few.
 * 3. This computer itself is never banned: its owner's window and tests come from there, and so does everybody behind
 *    a tunnel or proxy that runs on it.
 */
export class Admission {
  private readonly places = new Map<string, Place>()
  private open = 0
  private readonly bans: Bans

  /** @param random answers from 0 up to 1. */
  constructor(
    private readonly clock: Clock,
    private readonly limits: HostLimits,
    memory: BanMemory = forgetful,
    private readonly strangers = new Strangers(),
    private readonly random: () => number = Math.random,
  ) {
    this.bans = new Bans(clock, limits.ban, memory.keep)
    this.bans.restore(memory.kept)
  }

  /** Lets a connection in from this IP number, or answers why it is turned away at once. */
  enter(address: string): Ticket | TurnedAway {
    const key = addressGroup(address)
    if (this.bans.holds(key)) return 'address-banned'
    const place = this.place(key)
    if (place.arrivals.take(this.clock.uptime()) > 0) return 'address-fast'
    if (this.strangers.count >= this.limits.unauthenticated || this.dropsEarly()) return 'host-full'
    if (place.unauthenticated >= this.limits.unauthenticatedPerAddress) return 'address-full'
    return this.ticket(address, key, place)
  }

  /** By chance, when there are many who have not logged in: an attacker cannot fill the last place again and again. */
  private dropsEarly(): boolean {
    const { earlyDrop, unauthenticated: most } = this.limits
    const { count } = this.strangers
    const from = Math.max(earlyDrop.least, most * earlyDrop.share)
    if (count < from) return false
    const chance = earlyDrop.chance + ((1 - earlyDrop.chance) * (count - from)) / (most - from)
    return this.random() < chance
  }

  private ticket(address: string, key: string, place: Place): Ticket {
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
        this.bans.forgive(key)
      },
      // asked only now: to look at the computer's own numbers costs more than most of what comes before it
      failed: () => !isHere(address) && this.bans.failed(key),
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
    this.strangers.change(unauthenticated)
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
