import { limits } from '../../shared/limits.ts'

type Wide<T> = T extends number ? number : { readonly [K in keyof T]: Wide<T[K]> }

const usual = {
  connections: limits.connections.value,
  perAddress: limits.perAddress.value,
  unauthenticated: limits.unauthenticated,
  unauthenticatedPerAddress: limits.unauthenticatedPerAddress,
  newPerAddress: limits.newPerAddress,
  sessionsPerPerson: limits.sessionsPerPerson,
  loginTries: limits.loginTries,
  framesBeforeLogin: limits.framesBeforeLogin,
  bytesBeforeLogin: limits.bytesBeforeLogin,
  handshake: limits.handshake,
  login: limits.login,
  partialFrame: limits.partialFrame,
  plainSilence: limits.plainSilence,
  lineSilence: limits.lineSilence,
  pingAfter: limits.pingAfter,
  deadAfter: limits.deadAfter,
  messages: limits.messages,
  requests: limits.requests,
  pages: limits.pages,
  refusals: limits.refusals,
  roomsMade: limits.roomsMade,
  rooms: limits.rooms,
} as const

/** The limits that one host keeps: those of shared/limits.ts, with what its owner or a test changed. */
export type HostLimits = Wide<typeof usual>

/** The usual limits with these changes; a value outside its range is taken to the nearer end of it. */
export function hostLimits(changes: Partial<HostLimits> = {}): HostLimits {
  const chosen: HostLimits = { ...usual, ...changes }
  return {
    ...chosen,
    connections: within(limits.connections.range, chosen.connections),
    perAddress: within(limits.perAddress.range, chosen.perAddress),
  }
}

function within([least, most]: readonly [number, number], value: number): number {
  return Math.min(most, Math.max(least, Math.floor(value)))
}
