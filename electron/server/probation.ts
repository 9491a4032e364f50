import type { Clock } from '../../shared/clock.ts'
import type { HostLimits } from './host-limits.ts'

/** What a connection may do before it has logged in: little, and not for long. */
export class Probation {
  private bytes = 0
  private frames = 0
  private names = 0
  private readonly cancel: () => void

  /** @param since when the connection was accepted; `late` is called once when its time is over. */
  constructor(
    clock: Clock,
    private readonly limits: HostLimits,
    since: number,
    late: () => void,
  ) {
    this.cancel = clock.after(Math.max(0, since + limits.login - clock.uptime()), late)
  }

  /** Counts bytes that came; false where they were too many. */
  heardBytes(count: number): boolean {
    this.bytes += count
    return this.bytes <= this.limits.bytesBeforeLogin
  }

  /** Counts a frame or line; false where it was one too many. */
  heardFrame(): boolean {
    this.frames++
    return this.frames <= this.limits.framesBeforeLogin
  }

  /** Counts a name that would not do; false where it was the last try. */
  triedName(): boolean {
    this.names++
    return this.names < this.limits.loginTries
  }

  /** The login is done, or the connection closed. */
  stop(): void {
    this.cancel()
  }
}
