import { Heartbeat } from '../wire/heartbeat.ts'
import type { Host } from './host.ts'
import type { Session } from './session.ts'

/** Pings the client of a session while it is silent, and ends one that is dead. */
export function pulse({ clock, limits }: Host, session: Pick<Session, 'tell' | 'destroy'>): Heartbeat {
  let token = 0
  return new Heartbeat(clock, limits, {
    ping: () => session.tell({ type: 'ping', token: ++token }),
    dead: () => session.destroy('idle'),
  })
}
