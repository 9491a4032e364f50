import type { Result } from '../../../shared/result.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import { ChatClient } from '../chat-client.ts'
import type { KnownHost } from '../known-host.ts'
import type { Message } from '../../../shared/model.ts'
import { FakeHost, flush, lobby, sara } from './fake-host.ts'
import { FakeNetwork, keyOf } from './fake-network.ts'
import { FakeWindow } from './fake-window.ts'

/** A host that was joined once, at the address `a`. */
export const home: KnownHost = {
  id: 'home',
  name: '',
  addresses: [{ host: 'a', port: 5050 }],
  hints: [],
  trust: { type: 'pin', keyHash: keyOf('one') },
  myName: 'Ali',
  own: false,
  left: false,
}

/** For tests: one client, its one host, and the window that hears of it. */
export class FakeScene {
  readonly network = new FakeNetwork()
  readonly host = new FakeHost()
  readonly window = new FakeWindow()
  /** What the client wanted kept of its host last. */
  kept: KnownHost | undefined
  readonly client: ChatClient

  constructor() {
    this.network.put('a', this.host)
    this.client = new ChatClient(home, this.network.surroundings, {
      notice: (notice) => this.window.hear(notice),
      keep: (known) => (this.kept = known),
    })
  }

  async pass(ms: number): Promise<void> {
    this.network.clock.advance(ms)
    await flush()
  }

  async tell(...events: unknown[]): Promise<void> {
    this.host.tell(...events)
    await flush()
  }

  /** Cuts every connection, and waits until that is noticed. */
  async cut(): Promise<void> {
    this.host.cut()
    await flush()
  }

  post(clientId: string, text = `text of ${clientId}`, room = lobby): Promise<Result<null, Refusal>> {
    return this.client.post({ room, clientId, kind: 'text', text })
  }

  /** Sara says so much in the lobby, and nobody is told. */
  say(count: number): Message[] {
    const before = this.host.said.length
    for (let at = before + 1; at <= before + count; at++) {
      this.host.receive({ type: 'post', room: lobby, clientId: `of-sara-${at}`, kind: 'text', text: 'hi' }, sara)
    }
    return this.host.said.slice(before)
  }

  /** The client that was cut is back. */
  async comeBack(): Promise<void> {
    await this.pass(250)
    await flush()
  }
}
