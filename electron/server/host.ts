import type { Clock } from '../../shared/clock.ts'
import type { Event } from '../../shared/events.ts'
import { limits } from '../../shared/limits.ts'
import type { Newcomers } from '../../shared/model.ts'
import type { Log } from '../disk/log.ts'
import { SendPool } from '../wire/send-pool.ts'
import type { SendBounds } from '../wire/send-queue.ts'
import { Departures } from './departures.ts'
import { Entrances } from './entrances.ts'
import { Gate } from './gate.ts'
import type { HostLimits } from './host-limits.ts'
import { NameBook } from './name-book.ts'
import type { Participant } from './participant.ts'
import { People } from './people.ts'
import { Rooms } from './rooms.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import { Strangers } from './strangers.ts'
import { Turns } from './turns.ts'

export interface HostParts {
  readonly name: string
  readonly clock: Clock
  readonly limits: HostLimits
  readonly log: Log
  readonly store: Store
  readonly newcomers: Newcomers
}

/** What a running host is made of: its people, its rooms, and what was said in them. */
export class Host {
  readonly name: string
  readonly clock: Clock
  readonly limits: HostLimits
  readonly log: Log
  readonly store: Store
  readonly newcomers: Newcomers
  readonly people: People
  readonly rooms: Rooms
  readonly strangers = new Strangers()
  readonly entrances = new Entrances(this)
  readonly turns = new Turns()
  readonly departures = new Departures(this)
  /** Pages of history that are read, for everybody. */
  readonly pages = new Gate(limits.pagesAtOnce)
  /** How much may wait for each of its readers, and for all of them. */
  readonly sendBounds: SendBounds

  constructor(parts: HostParts) {
    this.name = parts.name
    this.clock = parts.clock
    this.limits = parts.limits
    this.log = parts.log
    this.store = parts.store
    this.newcomers = parts.newcomers
    const { sendQueue, sendStall, sendQueues } = parts.limits
    this.sendBounds = { most: sendQueue.hard, stall: sendStall, pool: new SendPool(sendQueues) }
    const names = new NameBook()
    // people are told apart by number for as long as anybody remembers them, also across restarts
    this.people = new People(names, parts.limits, parts.clock.now())
    this.rooms = new Rooms(names, parts.store, parts.limits)
  }

  /** Tells everybody who is here, but not this person. */
  tellEveryone(event: Event, but?: Participant): void {
    this.rooms.bulletin.flush()
    for (const participant of this.people.all()) if (participant !== but) participant.tell(event)
  }

  /** Tells everybody who is here several things, each list in one piece, but not these sessions; answers how many. */
  tellSessions(news: readonly (readonly Event[])[], but: ReadonlySet<Session>): number {
    this.rooms.bulletin.flush()
    let told = 0
    for (const { sessions } of this.people.all()) {
      for (const session of sessions) {
        if (but.has(session)) continue
        for (const events of news) session.tellEach(events)
        told++
      }
    }
    return told
  }
}
