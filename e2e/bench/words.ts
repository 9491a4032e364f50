import { parseWords } from '../../electron/cli/parse-words.ts'
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

/** What may be asked for. Parts go by the beginnings of their names. */
export const usage =
  'usage: npm run bench -- [--only fanout,storm] [--peers hearth,bare] [--rounds N] [--install-peers]'

/** Reads what `usage` tells. */
export function readWords(words: readonly string[]): Result<Wish, string> {
  const parsed = parseWords(words, options)
  if (!parsed.ok) return parsed
  const { only, peers: named, rounds: told, 'install-peers': installPeers } = parsed.value
  const rounds = Number(told)
  const all = parts.map(({ name }) => name)
  const starts = only?.split(',') ?? ['']
  const chosen = all.filter((name) => starts.some((start) => name.startsWith(start)))
  const asked = named?.split(',') ?? Object.keys(peers)
  const wanted = Object.values(peers).filter(({ name }) => asked.includes(name))
  if (!Number.isInteger(rounds) || rounds < 1) return fail('--rounds is a number from 1 on.')
  if (chosen.length === 0) return fail(`--only is some of ${all.join(', ')}.`)
  if (wanted.length !== asked.length) return fail(`--peers is some of ${Object.keys(peers).join(', ')}.`)
  const isFull = rounds >= enough && chosen.length === all.length && named === undefined
  return ok({ parts: chosen, peers: wanted.map(({ name }) => name), rounds, installPeers, isFull })
}
