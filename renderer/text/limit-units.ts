import type { LimitName } from '../../shared/limit-settings.ts'
import type { Words } from '../locales/schema.ts'

export type LimitGroup = keyof Words['limits']['groups']

/** How a limit is told: what stands behind its number, and how many of the host's own units that is. */
interface LimitUnit {
  readonly unit: keyof Words['limits']['units']
  readonly size: number
}

const [kib, mib] = [1024, 1024 * 1024]

function of(unit: LimitUnit['unit'], size = 1): LimitUnit {
  return { unit, size }
}

/** Every limit that an owner may change, in the order in which they are shown. */
export const limitGroups = {
  coming: {
    connections: of('connections'),
    perAddress: of('connections'),
    'newPerAddress.burst': of('connections'),
    'newPerAddress.perMinute': of('perMinute'),
    unauthenticated: of('connections'),
    unauthenticatedPerAddress: of('connections'),
    sessionsPerPerson: of('apps'),
    people: of('people'),
    rooms: of('rooms'),
  },
  talking: {
    'messages.burst': of('messages'),
    'messages.perSecond': of('perSecond'),
    'messagesPerRoom.burst': of('messages'),
    'messagesPerRoom.perSecond': of('perSecond'),
    'changes.burst': of('changes'),
    'changes.perSecond': of('perSecond'),
    'requests.burst': of('requests'),
    'requests.perSecond': of('perSecond'),
    'pages.burst': of('pages'),
    'pages.perSecond': of('perSecond'),
    'bytes.burst': of('kib', kib),
    'bytes.perSecond': of('kibPerSecond', kib),
  },
  space: {
    'sendQueue.soft': of('kib', kib),
    'sendQueue.hard': of('kib', kib),
    sendQueues: of('mib', mib),
    diskReserve: of('mib', mib),
  },
} as const satisfies Record<LimitGroup, Partial<Record<LimitName, LimitUnit>>>

/** How each limit is told. */
export const limitUnits: Readonly<Record<LimitName, LimitUnit>> = {
  ...limitGroups.coming,
  ...limitGroups.talking,
  ...limitGroups.space,
}
