import type { Clock } from '../../shared/clock.ts'
import type { HostLimits } from './host-limits.ts'
import type { KeptBan } from './store.ts'

/** Keeps a ban over a restart. */
type KeepBan = (ban: KeptBan) => void

/**
 * Which addresses are kept out for a while, because too many handshakes or logins from them failed.
 * 1. Time MUST be counted by `clock.uptime()`: a wall clock that jumps neither bans nor lifts. What is kept over a
 *    restart is by the wall clock, and MUST last no longer than a ban lasts.
 * 2. MUST remember no more than `limits.ban.addresses`: the oldest are forgotten.
 */
export class Bans {
  /** When each address failed last, and how often before. */
  private readonly failures = new Map<string, number[]>()
  /** By `clock.uptime()`. */
  private readonly until = new Map<string, number>()

  constructor(
    private readonly clock: Clock,
    private readonly limits: HostLimits['ban'],
    private readonly keep: KeepBan,
  ) {}

  /** Takes up what was kept before the host stopped. */
  restore(kept: readonly KeptBan[]): void {
    for (const { subject, until } of kept) {
      const left = Math.min(until - this.clock.now(), this.limits.lasts)
      if (left > 0) this.remember(this.until, subject, this.clock.uptime() + left)
    }
  }

  /** Whether this address is kept out now. */
  holds(address: string): boolean {
    const until = this.until.get(address)
    if (until === undefined) return false
    if (until > this.clock.uptime()) return true
    this.until.delete(address)
    return false
  }

  /** A handshake or login from there failed. */
  failed(address: string): void {
    const now = this.clock.uptime()
    const recent = (this.failures.get(address) ?? []).filter((at) => now - at < this.limits.within)
    this.remember(this.failures, address, [...recent, now])
    if (recent.length + 1 >= this.limits.failures) this.ban(address)
  }

  /** A login from there was right: what failed before was no attack. */
  forgive(address: string): void {
    this.failures.delete(address)
  }

  private ban(address: string): void {
    this.failures.delete(address)
    this.remember(this.until, address, this.clock.uptime() + this.limits.lasts)
    this.keep({ subject: address, until: this.clock.now() + this.limits.lasts })
  }

  /** Maps keep the order in which things came: the first is the oldest. */
  private remember<T>(map: Map<string, T>, address: string, value: T): void {
    map.delete(address)
    const [oldest] = map.size >= this.limits.addresses ? map.keys() : []
    if (oldest !== undefined) map.delete(oldest)
    map.set(address, value)
  }
}
