import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { Chance } from '../../protocol/chance.ts'
import { Passage } from './passage.ts'
import { fair, type Way, type Weather } from './weather.ts'

/** A network between clients and one host, on this computer: fair, until it is told otherwise. Seeded. */
export class FaultProxy {
  private readonly server: Server
  private readonly passages = new Set<Passage>()
  private now: Weather = fair

  private constructor(
    /** Where the host listens, looked at anew for each connection. */
    private readonly target: () => number,
    private readonly chance: Chance,
  ) {
    this.server = createServer({ allowHalfOpen: true }, (socket) => this.accept(socket))
  }

  /** Opens one on a free port of 127.0.0.1. */
  static async open(target: () => number, seed: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target, new Chance(seed))
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** How many connections pass it now. */
  get open(): number {
    return this.passages.size
  }

  /** Changes the weather; what is left out is fair. */
  weather(weather: Partial<Weather>): void {
    this.now = { ...fair, ...weather }
    for (const passage of this.passages) passage.changed()
  }

  /** Breaks every connection. */
  reset(): void {
    for (const passage of [...this.passages]) passage.reset()
  }

  /** Ends every connection one way, while the other stays open. */
  halfClose(way: Way): void {
    for (const passage of this.passages) passage.halfClose(way)
  }

  /** Breaks every connection after so many more bytes. */
  cutAfter(bytes: number): void {
    for (const passage of this.passages) passage.cutAfter(bytes)
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    this.reset()
    await closed
  }

  private accept(client: Socket): void {
    if (this.now.refuses) return void client.resetAndDestroy()
    const passage: Passage = new Passage(
      client,
      this.target(),
      () => this.now,
      this.chance,
      () => this.passages.delete(passage),
    )
    this.passages.add(passage)
  }
}
