import { Heartbeat } from '../wire/heartbeat.ts'
import type { PacedLink } from '../wire/link.ts'
import type { Host } from './host.ts'
import type { Session } from './session.ts'

/** Pings the client of a session while it is silent, and ends one that is dead. */
export function pulse(
  { clock, limits }: Pick<Host, 'clock' | 'limits'>,
  session: Pick<Session, 'tell' | 'destroy'>,
  link: Pick<PacedLink, 'waiting'>,
): Heartbeat {
  let token = 0
  const heartbeat = new Heartbeat(clock, limits, {
    ping: () => session.tell({ type: 'ping', token: ++token }),
    // a ping waits behind what else does: who reads on is alive, and who reads nothing of it the link cuts by itself
    dead: () => (link.waiting > 0 ? heartbeat.heard() : session.destroy('idle')),
  })
  return heartbeat
}
