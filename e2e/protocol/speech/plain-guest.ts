import { Ear } from './ear.ts'
import type { Pipe } from './pipe.ts'

/** Somebody at a terminal: lines out, lines in. */
export class PlainGuest {
  /** The host ended the connection, or it broke. */
  readonly dismissed: Promise<void>
  private readonly ear = new Ear<string>()
  private readonly decoder = new TextDecoder()
  private rest = ''

  constructor(private readonly pipe: Pipe) {
    this.dismissed = new Promise((resolve) => {
      pipe.listen({
        bytes: (chunk) => this.take(chunk),
        closed: () => {
          this.ear.end()
          resolve()
        },
      })
    })
  }

  /** Types a line and Enter. */
  types(line: string): void {
    this.sends(Buffer.from(`${line}\n`))
  }

  /** Sends these very bytes. */
  sends(bytes: Uint8Array): void {
    this.pipe.send(bytes)
  }

  /** Ends our side in good order, as `Ctrl+D` does. */
  hangsUp(): void {
    this.pipe.end()
  }

  /** The next line that matches, now or later. */
  reads(line: RegExp): Promise<string> {
    return this.ear.next(String(line), (shown) => line.test(shown))
  }

  /** The lines that were shown so far. */
  get screen(): readonly string[] {
    return this.ear.all
  }

  /** Waits until all that the host said before now is shown. */
  async catchesUp(): Promise<void> {
    this.types('/ping')
    await this.reads(/^\* pong$/)
  }

  private take(chunk: Uint8Array): void {
    const lines = (this.rest + this.decoder.decode(chunk, { stream: true })).split('\n')
    this.rest = lines.pop() ?? ''
    lines.forEach((line) => this.ear.take(line))
  }
}
