import { ask } from '../generator/ask.ts'
import { placeOf, type Part } from './part.ts'
import { withPeers } from './with-peers.ts'

/** 1,000 clients connect and join one room at once, by TLS with certificates on both sides, and then keep silent. */
export const stormPart: Part = {
  name: 'storm',
  run: (ground, round) =>
    withPeers(['hearth', 'bare'], { ground, tls: true, round }, async (peer, running) => {
      const { first, last, bytesPerConnection } = await ask({
        job: 'storm',
        ...placeOf(peer, running, ground, true),
        pid: running.program.pid,
        ...{ clients: 1_000, early: 200, waves: 4, idle: 2_000 },
      })
      return {
        row: 'storm',
        peer: peer.name,
        round,
        figures: {
          ...last,
          firstSeconds: first.seconds,
          firstCpu: first.serverCpu,
          kibPerConnection: bytesPerConnection / 1024,
        },
      }
    }),
}
