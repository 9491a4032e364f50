import { revision, type Command } from '../../shared/commands.ts'
import type { Event, EventOf, EventType } from '../../shared/events.ts'
import type { FakeClock } from '../../shared/fake-clock.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { EventReader, encodeCommand } from '../wire/framed-client.ts'
import type { Link } from '../wire/link.ts'
import { memoryPair } from '../wire/memory.ts'
import type { ChatServer } from './chat-server.ts'

/** Lets everything that is under way in memory come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}

/** The hash of a key that this name stands for in a test. */
export function keyOf(name: string): string {
  return name.padEnd(43, '0')
}

/** A framed client over the in-memory pair: what it heard, and what it says. */
export class TestClient {
  heard: Event[] = []
  closed: RefusalCode | null | undefined = undefined
  private readonly reader = new EventReader()

  constructor(readonly link: Link) {
    link.listen({
      bytes: (chunk) => {
        const events = this.reader.read(chunk)
        if (events.ok) this.heard.push(...events.value)
      },
      closed: (why) => {
        this.closed = why
      },
    })
  }

  /** Connects with a key, or without one (null). */
  static connect(
    server: Pick<ChatServer, 'attach'>,
    clock: FakeClock,
    keyHash: string | null,
    secure = true,
  ): TestClient {
    const [ours, theirs] = memoryPair(undefined, { address: 'memory', secure, keyHash }, clock)
    server.attach(theirs)
    return new TestClient(ours)
  }

  async says(...commands: Command[]): Promise<void> {
    for (const command of commands) this.link.send(encodeCommand(command))
    await settled()
  }

  hello(name: string, spoken = revision): Promise<void> {
    return this.says({ type: 'hello', protocol: 'hearth', revision: spoken, name, capabilities: [] })
  }

  async post(text: string, clientId: string, room = 'room-lobby'): Promise<void> {
    await this.says({ type: 'post', room, clientId, kind: 'text', text })
  }

  /** What was heard of one kind since the last look at everything. */
  of<T extends EventType>(type: T): EventOf<T>[] {
    return this.heard.filter((event): event is EventOf<T> => event.type === type)
  }

  get types(): EventType[] {
    return this.heard.map((event) => event.type)
  }

  /** The id that the host knows it by. */
  you = ''

  /** Forgets what was heard so far. */
  fresh(): this {
    this.you = this.of('welcome')[0]?.you ?? this.you
    this.heard = []
    return this
  }
}
