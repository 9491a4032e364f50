import { ask } from '../generator/ask.ts'
import { placeOf, type Part } from './part.ts'
import { withPeers } from './with-peers.ts'

/** The real client engine was away while 5,000 messages were said: how long until it has shown the last of them? */
export const catchUpPart: Part = {
  name: 'catch-up',
  run: (ground, round) =>
    withPeers(['hearth'], { ground, tls: true, round }, async (peer, running) => {
      const figures = await ask({ job: 'catch-up', ...placeOf(peer, running, ground, true), missed: 5_000 })
      return { row: 'catch-up', peer: peer.name, round, figures: { ...figures } }
    }),
}
