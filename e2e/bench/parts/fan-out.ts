import { ask } from '../generator/ask.ts'
import { placeOf, type Part, type Sample } from './part.ts'
import { withPeers } from './with-peers.ts'

const sizes = [100, 500] as const

/** One room, 10 senders with 16 texts each that not everybody has heard: how many deliveries does a second of CPU do? */
export const fanOutPart: Part = {
  name: 'fanout',
  async run(ground, round) {
    const samples: Sample[] = []
    for (const tls of [true, false]) {
      for (const clients of sizes) {
        const row = `fan-out ${clients} ${tls ? 'TLS' : 'clear'}`
        const found = await withPeers(
          ['hearth', 'inspircd', 'ngircd', 'bare'],
          { ground, tls, round },
          (peer, running) =>
            ask({
              job: 'fan-out',
              ...placeOf(peer, running, ground, tls),
              pid: running.program.pid,
              ...{ clients, senders: 10, window: 16, warm: 700, run: 2_000 },
            }).then((figures) => ({ row, peer: peer.name, round, figures: rates(figures) })),
        )
        samples.push(...found)
      }
    }
    return samples
  },
}

/** What the figures of a run say for each second. */
export function rates(run: {
  readonly deliveries: number
  readonly texts: number
  readonly wrong: number
  readonly seconds: number
  readonly serverCpu: number
  readonly generatorCpu: number
  readonly foreignCpu: number
}): Record<string, number> {
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
