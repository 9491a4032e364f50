import type { LinkState } from '../../shared/bridge.ts'
import type { RefusalCode } from '../../shared/refusals.ts'

/**
 * ms; what a wait grows from and to: who was cut off for a moment is live within 8 s of a healed network. A host that
 * is away for so long as `patience` is asked less often: it may be switched off for the night.
 */
const waits = { first: 250, longest: 5_000, patience: 10 * 60_000, longestThen: 30_000 } as const

/** What trying again by itself cannot mend: the person, or the host's owner, has to do something. Anything else passes. */
const stops: ReadonlySet<RefusalCode> = new Set([
  'name-short',
  'name-long',
  'name-characters',
  'name-scripts',
  'name-reserved',
  'name-taken',
  'name-lookalike',
  'key-changed',
  'key-differs',
  'key-refused',
  'key-required',
  'certificate-untrusted',
  'certificate-bad',
  'protocol-old',
  'protocol-new',
  'tls-required',
  'plain-off',
  'frame-large',
  'frame-bad',
  'not-utf8',
  'command-malformed',
  'replaced',
])

/** Whether a client that met this refusal waits for its person instead of trying again. */
export function stopsTrying(code: RefusalCode): boolean {
  return stops.has(code)
}

/**
 * ms to wait where another key was met at one address, and no answer at others: whoever has that address by now counts each
 * visit as one that failed, and ten in two minutes as an attack.
 */
export function strangerWait(random: () => number): number {
  return Math.round(waits.longestThen * (1 + random()))
}

/** Whether the host only wants another name: anything else about this client is right. */
export function wantsOtherName(state: LinkState): boolean {
  return state.type === 'stopped' && state.refusal.code.startsWith('name-')
}

/**
 * ms to wait after so many failed tries in a row (0, 1, 2 …), the host having been away for so many ms: doubling up to
 * a limit, with full jitter, so that a stopped host is not met by everyone at once when it comes back.
 */
export function retryWait(tries: number, away: number, random: () => number): number {
  const longest = away < waits.patience ? waits.longest : waits.longestThen
  const most = Math.min(longest, waits.first * 2 ** Math.min(tries, 16))
  return Math.round(random() * most)
}
