import type { Clock } from '../../shared/clock.ts'
import type { FreshLink, Peer } from './link.ts'
import { systemClock } from './system-clock.ts'

export const memoryPeer: Peer = { address: 'memory', secure: false, keyHash: null }

/** Two joined links. `one` is told to have met `peerOfOne`, the other `peerOfOther`. */
export function memoryPair(
  _peerOfOne: Peer = memoryPeer,
  _peerOfOther: Peer = memoryPeer,
  _clock: Clock = systemClock,
): [FreshLink, FreshLink] {
  throw new Error('being written')
}
