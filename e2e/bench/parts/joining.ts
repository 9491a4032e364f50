import { ask } from '../generator/ask.ts'
import { placeOf, type Part } from './part.ts'
import { withPeers } from './with-peers.ts'

/** One more joins a room of 1,000 people: how many lists and events is who told? */
export const joiningPart: Part = {
  name: 'joining',
  most: 1,
  run: (ground, round) =>
    withPeers(['hearth'], { ground, tls: true, round }, async (peer, running) => {
      const figures = await ask({ job: 'joining', ...placeOf(peer, running, ground, true), members: 1_000 })
      return { row: 'joining', peer: peer.name, round, figures: { ...figures } }
    }),
}
