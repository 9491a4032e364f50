import { isRanged, partsOf, settingsOf, type Ranged } from '../../shared/limit-settings.ts'
import { limits } from '../../shared/limits.ts'

/** The limits that hosts keep. Those of bytes, names and texts are part of the language, and the same everywhere. */
const kept = [
  'connections',
  'perAddress',
  'unauthenticated',
  'earlyDrop',
  'unauthenticatedPerAddress',
  'newPerAddress',
  'ban',
  'sessionsPerPerson',
  'people',
  'loginTries',
  'framesBeforeLogin',
  'bytesBeforeLogin',
  'handshake',
  'login',
  'partialFrame',
  'plainSilence',
  'lineSilence',
  'pingAfter',
  'deadAfter',
  'messages',
  'messagesPerRoom',
  'changes',
  'requests',
  'pages',
  'bytes',
  'leastPiece',
  'pause',
  'refusals',
  'roomsMade',
  'rooms',
  'roomsJoined',
  'conversations',
  'conversationsInAll',
  'sendQueue',
  'sendStall',
  'sendQueues',
  'diskReserve',
] as const satisfies readonly (keyof typeof limits)[]

type Chosen<T> = T extends Ranged | number ? number : { readonly [K in keyof T]: Chosen<T[K]> }

/** The limits that one host keeps: those of shared/limits.ts, with what its owner or a test changed. */
export type HostLimits = { readonly [K in (typeof kept)[number]]: Chosen<(typeof limits)[K]> }

/** The usual limits with these changes; a value outside its range is taken to the nearer end of it. */
export function hostLimits(changes: Partial<HostLimits> = {}): HostLimits {
  return Object.fromEntries(kept.map((row) => [row, chosen(limits[row], changes[row])])) as unknown as HostLimits
}

/** The changes that an owner chose by their names; of rows with several parts, the others are as usual. */
export function changedLimits(choices: ReadonlyMap<string, number>): Partial<HostLimits> {
  const rows = kept.filter((row) => settingsOf(row, limits[row]).some(({ name }) => choices.has(name)))
  return Object.fromEntries(rows.map((row) => [row, choice(row, limits[row], choices)]))
}

function choice(name: string, limit: unknown, choices: ReadonlyMap<string, number>): unknown {
  if (isRanged(limit)) return choices.get(name) ?? limit.value
  if (typeof limit === 'number') return limit
  return mapParts(limit, (inner, part) => choice(`${name}.${part}`, inner, choices))
}

function chosen(limit: unknown, change: unknown): unknown {
  if (isRanged(limit)) return within(limit.range, typeof change === 'number' ? change : limit.value)
  if (typeof limit === 'number') return change ?? limit
  const changed = partsOf(change)
  return mapParts(limit, (inner, part) => chosen(inner, changed[part]))
}

function within([least, most]: readonly [number, number], value: number): number {
  return Math.min(most, Math.max(least, Math.floor(value)))
}

function mapParts(limit: unknown, act: (inner: unknown, part: string) => unknown): unknown {
  return Object.fromEntries(Object.entries(partsOf(limit)).map(([part, inner]) => [part, act(inner, part)]))
}
