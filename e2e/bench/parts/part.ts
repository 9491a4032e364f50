import type { Place } from '../generator/crowd.ts'
import type { Ground, Peer, PeerName, Running } from '../peers/peer.ts'

/** What one server did once: the figures of one row of the table. */
export interface Sample {
  readonly row: string
  readonly peer: PeerName
  readonly round: number
  readonly figures: Readonly<Record<string, number>>
}

/** A part of the bench: all its rows once, its servers one after the other. */
export interface Part {
  readonly name: string
  /** Rounds that say all there is to say, where it is not a matter of time. */
  readonly most?: number
  run(ground: Ground, round: number): Promise<Sample[]>
}

/** Where a running server's clients go. */
export function placeOf(peer: Peer, { port }: Running, ground: Ground, tls: boolean): Place {
  return { port, tls, tongue: peer.tongue(tls), pairs: tls && peer.mutual ? ground.pairs : null }
}
