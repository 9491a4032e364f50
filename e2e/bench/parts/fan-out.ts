import { ask } from '../generator/ask.ts'
import type { FanOut } from '../generator/fan-out.ts'
import { placeOf, type Part } from './part.ts'
import { withPeers } from './with-peers.ts'

/** One room, 10 senders with 16 texts each that not everybody has heard: how many deliveries does a second of CPU do? */
export const fanOutParts: readonly Part[] = [100, 500].flatMap((clients) => [part(clients, true), part(clients, false)])

function part(clients: number, tls: boolean): Part {
  const name = `fanout-${clients}-${tls ? 'tls' : 'clear'}`
  return {
    name,
    run: (ground, round) =>
      withPeers(['hearth', 'inspircd', 'ngircd', 'bare', 'keeping'], { ground, tls, round }, async (peer, running) => {
        const found = await ask({
          job: 'fan-out',
          ...placeOf(peer, running, ground, tls),
          pid: running.program.pid,
          ...{ clients, senders: 10, window: 16, warm: 6_000, run: 2_000 },
        })
        return { row: name, peer: peer.name, round, figures: rates(found) }
      }),
  }
}

/** What the figures of a run say for each second. */
export function rates(run: FanOut): Record<string, number> {
  return {
    perCpu: run.deliveries / run.serverCpu,
    perSecond: run.deliveries / run.seconds,
    texts: run.texts / run.seconds,
    server: run.serverCpu / run.seconds,
    generator: run.generatorCpu / run.seconds,
    foreign: run.foreignCpu / run.seconds,
    wrong: run.wrong,
  }
}
