import { ask } from '../generator/ask.ts'
import { spreadOf } from '../report/results.ts'
import { placeOf, type Part } from './part.ts'
import { withPeers } from './with-peers.ts'

/** 100 clients by TLS, 10 of them say 500 texts a second in all: how long until each of the 100 hears one? */
export const deliveryPart: Part = {
  name: 'delivery',
  run: (ground, round) =>
    withPeers(['hearth', 'inspircd', 'bare'], { ground, tls: true, round }, async (peer, running) => {
      const found = await ask({
        job: 'pace',
        ...placeOf(peer, running, ground, true),
        pid: running.program.pid,
        ...{ clients: 100, senders: 10, rate: 500, seconds: 5, echoes: false },
      })
      const { wrong, cost } = found
      const p99 = spreadOf(found.seconds.map((second) => second.p99)).median
      const figures = { p50: found.all.p50, p99, max: found.all.max, cost, wrong }
      return { row: 'delivery', peer: peer.name, round, figures }
    }),
}
