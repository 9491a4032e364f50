import { peers } from '../peers/peers.ts'
import type { Ground, Peer, PeerName, Running } from '../peers/peer.ts'

/**
 * Starts each of these servers that is asked for, one at a time, has it measured, and ends it. The round turns their order
 * around, so that none is always first.
 */
export async function withPeers<T>(
  names: readonly PeerName[],
  { ground, tls, round }: { ground: Ground; tls: boolean; round: number },
  measure: (peer: Peer, running: Running) => Promise<T>,
): Promise<T[]> {
  const found: T[] = []
  const order = round % 2 === 0 ? names : names.toReversed()
  for (const peer of order.filter((name) => ground.peers.includes(name)).map((name) => peers[name])) {
    const running = await peer.start(ground, tls)
    try {
      found.push(await measure(peer, running))
    } catch (error) {
      throw new Error(`${peer.name} could not be measured: ${running.program.printed()}`, { cause: error })
    } finally {
      await running.program.stop()
    }
  }
  return found
}
