import { ask } from '../generator/ask.ts'
import { placeOf, type Part } from './part.ts'
import { withPeers } from './with-peers.ts'

/** 50 clients by TLS say 20 texts a second in all: how long until an author's own echo, which is the acknowledgement? */
export const acknowledgementPart: Part = {
  name: 'acknowledgement',
  run: (ground, round) =>
    withPeers(['hearth'], { ground, tls: true, round }, async (peer, running) => {
      const { all, wrong, cost } = await ask({
        job: 'pace',
        ...placeOf(peer, running, ground, true),
        pid: running.program.pid,
        ...{ clients: 50, senders: 50, rate: 20, seconds: 10, echoes: true },
      })
      return { row: 'acknowledgement', peer: peer.name, round, figures: { ...all, wrong, cost } }
    }),
}
