import { parseCommand, type Command } from '../../../shared/commands.ts'
import type { Event } from '../../../shared/events.ts'
import { encodeFrame, FrameReader } from '../../../shared/frame.ts'
import { decodeJson, encodeJson } from '../../../shared/json.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { tell } from '../../../shared/told.ts'
import { encodeCommand, EventReader } from '../../../electron/wire/framed-client.ts'
import type { Link, LinkListener, Peer } from '../../../electron/wire/link.ts'

/** What a wire makes of what passes it: nothing, the same, or more. */
export interface Bend {
  readonly events?: (event: Event) => readonly Event[]
  readonly commands?: (command: Command) => readonly Command[]
}

/** For tests: a link between a client and a host that changes what they say to one another. */
export class BentLink implements Link {
  private readonly down = new EventReader()
  private readonly up = new FrameReader()

  constructor(
    private readonly inner: Link,
    private readonly bend: Bend,
  ) {}

  get peer(): Peer {
    return this.inner.peer
  }

  listen(listener: LinkListener): void {
    this.inner.listen({
      bytes: (chunk) => this.hear(chunk, listener),
      closed: (why) => listener.closed(why),
    })
  }

  send(bytes: Uint8Array): void {
    const { commands = (command) => [command] } = this.bend
    const bodies = this.up.read(bytes)
    if (!bodies.ok) throw new Error(bodies.error)
    for (const command of bodies.value.map(commandOf).flatMap(commands)) this.inner.send(encodeCommand(command))
  }

  end(): void {
    this.inner.end()
  }

  destroy(why: RefusalCode): void {
    this.inner.destroy(why)
  }

  pause(): void {
    this.inner.pause()
  }

  resume(): void {
    this.inner.resume()
  }

  private hear(chunk: Uint8Array, listener: LinkListener): void {
    const { events = (event) => [event] } = this.bend
    const heard = this.down.read(chunk)
    if (!heard.ok) throw new Error(heard.error)
    for (const event of heard.value.flatMap(events)) listener.bytes(encodeFrame(encodeJson(tell(event))))
  }
}

function commandOf(body: Uint8Array): Command {
  const json = decodeJson(body)
  const command = parseCommand(json.ok ? json.value : null)
  if (!command.ok) throw new Error(command.error)
  return command.value
}
