import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../shared/result.ts'
import { parts } from './parts/parts.ts'
import type { PeerName } from './peers/peer.ts'
import { peers } from './peers/peers.ts'

/** What was asked for on the command line. */
export interface Wish {
  readonly parts: readonly string[]
  readonly peers: readonly PeerName[]
  readonly rounds: number
  readonly installPeers: boolean
  /** Whether it is enough to be written down: all parts, all servers, and rounds for a median. */
  readonly isFull: boolean
}

const enough = 5
const options = {
  only: { type: 'string' },
  peers: { type: 'string' },
  rounds: { type: 'string', default: String(enough) },
  'install-peers': { type: 'boolean', default: false },
} as const

/** `--only fanout,storm` by the beginnings of their names, `--peers hearth,bare`, `--rounds 5`, `--install-peers`. */
export function readWords(words: readonly string[]): Result<Wish, string> {
  try {
    const { values } = parseArgs({ args: [...words], options })
    const rounds = Number(values.rounds)
    const all = parts.map(({ name }) => name)
    const starts = values.only?.split(',') ?? ['']
    const chosen = all.filter((name) => starts.some((start) => name.startsWith(start)))
    const asked = values.peers?.split(',') ?? Object.keys(peers)
    const wanted = Object.values(peers).filter(({ name }) => asked.includes(name))
    if (!Number.isInteger(rounds) || rounds < 1) return fail('--rounds is a number from 1 on.')
    if (chosen.length === 0) return fail(`--only is some of ${all.join(', ')}.`)
    const isFull = rounds >= enough && chosen.length === all.length && values.peers === undefined
    return ok({
      parts: chosen,
      peers: wanted.map(({ name }) => name),
      rounds,
      installPeers: values['install-peers'],
      isFull,
    })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
