import type { Hear } from '../tongues/tongue.ts'

/** Texts of one sender that may be on the way at once; a power of two. */
const most = 1_024

/** Who must hear whom. */
export interface Audience {
  readonly clients: number
  readonly senders: number
  /** Whether senders hear themselves. */
  readonly echoes: boolean
}

/**
 * Checks that every client hears every text of everybody, once and in order.
 * `finished` is called when the last of them has heard a text.
 */
export class Tally {
  /** Deliveries that were right. */
  heard = 0
  /** Deliveries that were lost, doubled or out of order, as far as they show. */
  wrong = 0
  private readonly expected: Int32Array
  private readonly left: Int32Array
  private readonly said: Int32Array

  constructor(
    private readonly audience: Audience,
    private readonly finished: (sender: number, counter: number) => void,
  ) {
    this.expected = new Int32Array(audience.clients * audience.senders)
    this.left = new Int32Array(audience.senders * most)
    this.said = new Int32Array(audience.senders)
  }

  /** Counts one more text of a sender; answers the how manieth it is. */
  says(sender: number): number {
    const counter = this.said[sender]!++
    const { clients, echoes } = this.audience
    this.left[sender * most + (counter & (most - 1))] = echoes ? clients : clients - 1
    return counter
  }

  /** The ear of one client. */
  ear(client: number): Hear {
    const { senders } = this.audience
    const first = client * senders
    const { expected, left } = this
    return (sender, counter) => {
      if (sender >= senders || expected[first + sender] !== counter) return void this.wrong++
      expected[first + sender] = counter + 1
      this.heard++
      const slot = sender * most + (counter & (most - 1))
      if (--left[slot]! === 0) this.finished(sender, counter)
    }
  }

  /** Texts that somebody who should have heard them has not heard. */
  get missing(): number {
    const { clients, senders, echoes } = this.audience
    let missing = 0
    for (let client = 0; client < clients; client++) {
      for (let sender = 0; sender < senders; sender++) {
        if (sender === client && !echoes) continue
        missing += this.said[sender]! - this.expected[client * senders + sender]!
      }
    }
    return missing
  }
}
