import { FakeClock } from '../../../shared/fake-clock.ts'
import type { LocalEvent } from '../../../shared/mirror/apply.ts'
import type { Pending } from '../../../shared/mirror/mirror.ts'
import { memoryStore } from '../outbox-store.ts'
import { Outbox } from '../outbox.ts'

/** For tests: an outbox over a store in memory, what it tells, and what it sends. */
export class OutboxScene {
  readonly clock = new FakeClock()
  readonly told: LocalEvent[] = []
  sent: string[] = []
  readonly store = memoryStore()
  outbox = this.made()

  /** The app is started again: another outbox over the same store. */
  restart(): void {
    this.outbox = this.made()
  }

  row(clientId: string, room = 'room-lobby'): Pending {
    return { room, clientId, kind: 'text', text: `text of ${clientId}`, time: this.clock.now(), refusal: null }
  }

  /** Types a post, and waits until it is kept. */
  async add(clientId: string, room?: string): Promise<void> {
    await this.outbox.add(this.row(clientId, room))
  }

  connect(): void {
    this.outbox.connected((row) => this.sent.push(row.clientId))
  }

  private made(): Outbox {
    return new Outbox({ clock: this.clock, store: this.store, tell: (event) => this.told.push(event) })
  }
}
