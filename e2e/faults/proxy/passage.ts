import { connect, type Socket } from 'node:net'
import { Chance } from '../../protocol/chance.ts'
import { Lane } from './lane.ts'
import type { Way, Weather } from './weather.ts'

/** One connection through the proxy: a client's socket, a host's socket, and a lane each way. */
export class Passage {
  private readonly host: Socket
  private readonly lanes: Record<Way, Lane>
  private left = Infinity
  private over = false

  constructor(
    private readonly client: Socket,
    port: number,
    weather: () => Weather,
    chance: Chance,
    private readonly closed: () => void,
  ) {
    this.host = connect({ host: '127.0.0.1', port, allowHalfOpen: true })
    for (const socket of [client, this.host]) {
      socket.setNoDelay(true)
      socket.on('error', () => this.reset())
      socket.on('close', () => this.look())
    }
    const spend = (bytes: number): void => this.spend(bytes)
    this.lanes = {
      up: new Lane('up', client, this.host, weather, new Chance(chance.below(2 ** 31)), spend),
      down: new Lane('down', this.host, client, weather, new Chance(chance.below(2 ** 31)), spend),
    }
  }

  /** The weather has changed. */
  changed(): void {
    this.lanes.up.look()
    this.lanes.down.look()
  }

  /** Both sides are told that the connection is broken. */
  reset(): void {
    if (this.over) return
    this.over = true
    this.lanes.up.stop()
    this.lanes.down.stop()
    this.client.resetAndDestroy()
    this.host.resetAndDestroy()
    this.closed()
  }

  halfClose(way: Way): void {
    this.lanes[way].halfClose()
  }

  /** Breaks after so many more bytes, whichever way they go. */
  cutAfter(bytes: number): void {
    this.left = bytes
  }

  private spend(bytes: number): void {
    this.left -= bytes
    // a turn later, so that what was let through before the cut arrives: that is the hard case
    if (this.left <= 0) setImmediate(() => this.reset())
  }

  private look(): void {
    if (this.client.closed && this.host.closed) this.reset()
  }
}
