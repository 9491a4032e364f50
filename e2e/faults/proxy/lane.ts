import type { Socket } from 'node:net'
import type { Chance } from '../../protocol/chance.ts'
import type { Way, Weather } from './weather.ts'

/** Bytes held before the sender is held back, as the buffers of a real network would. */
const most = 256 * 1024
/** ms; a wait that is shorter is none. */
const least = 1
const second = 1_000

interface Held {
  readonly bytes: Buffer
  /** When it may pass, by `performance.now()`. */
  readonly due: number
}

/** One way of one connection: what comes out of one socket goes into the other, as the weather allows. */
export class Lane {
  private readonly queue: Held[] = []
  private held = 0
  private moving = false
  private ended = false
  private timer: NodeJS.Timeout | null = null
  private last = 0

  constructor(
    private readonly way: Way,
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly weather: () => Weather,
    private readonly chance: Chance,
    /** Hears how many bytes passed. */
    private readonly passed: (bytes: number) => void,
  ) {
    from.on('data', (bytes: Buffer) => this.take(bytes))
    from.on('end', () => this.finish())
  }

  /** The weather has changed. */
  look(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.move()
  }

  /** Says to the receiver that nothing more will come this way, though the sender goes on. */
  halfClose(): void {
    this.ended = true
    this.to.end()
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.ended = true
    this.queue.length = 0
  }

  private take(bytes: Buffer): void {
    if (this.ended) return
    const { delay, jitter } = this.weather()
    const wait = delay + (jitter > 0 ? this.chance.below(Math.ceil(jitter)) : 0)
    this.last = Math.max(this.last, performance.now() + wait)
    this.queue.push({ bytes, due: this.last })
    this.held += bytes.length
    if (this.held > most) this.from.pause()
    this.move()
  }

  private finish(): void {
    this.queue.push({ bytes: Buffer.alloc(0), due: this.last })
    this.move()
  }

  /** Passes on what may pass now; one piece for each turn of the event loop, so that pieces stay pieces. */
  private move(): void {
    if (this.moving || this.timer || this.weather().holds[this.way]) return
    const [head] = this.queue
    if (!head || this.ended) return
    const wait = head.due - performance.now()
    if (wait >= least) this.wake(wait)
    else this.pass(head)
  }

  private wake(ms: number): void {
    this.timer = setTimeout(() => this.look(), ms)
  }

  private pass(head: Held): void {
    const { slice, bandwidth } = this.weather()
    this.queue.shift()
    if (head.bytes.length === 0) return void this.to.end()
    const piece = head.bytes.subarray(0, Math.min(head.bytes.length, slice))
    if (piece.length < head.bytes.length) this.queue.unshift({ ...head, bytes: head.bytes.subarray(piece.length) })
    this.held -= piece.length
    if (this.held <= most) this.from.resume()
    this.moving = true
    this.to.write(piece)
    this.passed(piece.length)
    const pause = Number.isFinite(bandwidth) ? (piece.length / bandwidth) * second : 0
    const next = (): void => {
      this.moving = false
      this.move()
    }
    if (pause >= least) setTimeout(next, pause)
    else if (Number.isFinite(slice)) setImmediate(next)
    else next()
  }
}
