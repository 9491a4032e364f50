import type { Event } from '../../shared/events.ts'
import type { Parting } from '../../shared/model.ts'
import { afterTurn } from '../wire/after-turn.ts'
import { slices } from './batches.ts'
import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

interface Departure {
  readonly participant: Participant
  readonly event: Event
}

/**
 * Those whose last session ended in one turn of the event loop are gone together: when half of a thousand are lost at
 * once, to tell the others of each of them by itself would be a quarter of a million tellings.
 * 1. Whoever lets people in MUST `tell` first, so that nobody is told as gone after they came back.
 */
export class Departures {
  private waiting: Departure[] = []
  private telling: Promise<void> | null = null

  constructor(private readonly host: Host) {}

  /** A session of somebody is over. With their last one they are gone, and the others hear why; resolves then. */
  depart(session: Session, participant: Participant, why: Parting): Promise<void> | void {
    const { id: person, sessions } = participant
    sessions.delete(session)
    this.host.log.info('departed', { person, why, sessions: sessions.size })
    if (participant.isHere) return
    this.waiting.push({ participant, event: { type: 'gone', person, why, time: this.host.clock.now() } })
    this.telling ??= new Promise<void>(afterTurn).then(() => this.tell())
    return this.telling
  }

  /**
   * Tells who is gone by now. Guests are forgotten: nobody can prove to be the same guest again, so their name, rooms
   * and conversations are free.
   */
  async tell(): Promise<void> {
    const gone = this.waiting
    this.waiting = []
    this.telling = null
    if (gone.length === 0) return
    const news = gone.map(({ event }) => event)
    this.host.tellSessions(slices(news), new Set())
    const guests = gone.map(({ participant }) => participant).filter(({ isGuest }) => isGuest)
    await Promise.all(guests.map((guest) => forget(this.host, guest)))
  }
}

async function forget(host: Host, guest: Participant): Promise<void> {
  const rooms = [...guest.rooms]
  for (const room of rooms) room.remove(guest)
  host.people.forget(guest)
  await Promise.all(rooms.filter(({ kind }) => kind === 'direct').map((room) => forgetRoom(host, room)))
}

async function forgetRoom(host: Host, room: Room): Promise<void> {
  host.rooms.forget(room)
  const kept = await host.store.keep({ type: 'forget', room: room.id })
  if (!kept.ok) host.log.warn('a conversation with a guest is not forgotten', { why: kept.error })
}
