import { ask } from '../generator/ask.ts'
import { rates } from './fan-out.ts'
import { placeOf, type Part } from './part.ts'
import { withPeers } from './with-peers.ts'

/** 10 clients by TLS have 64 texts each under way: how many are kept on the disk and acknowledged in a second? */
export const commitsPart: Part = {
  name: 'commits',
  run: (ground, round) =>
    withPeers(['hearth'], { ground, tls: true, round }, async (peer, running) => {
      const found = await ask({
        job: 'fan-out',
        ...placeOf(peer, running, ground, true),
        pid: running.program.pid,
        ...{ clients: 10, senders: 10, window: 64, warm: 700, run: 2_500 },
      })
      return { row: 'commits', peer: peer.name, round, figures: rates(found) }
    }),
}
