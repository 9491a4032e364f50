import type { RefusalCode } from '../../shared/refusals.ts'

/**
 * Why a host turns a connection away before any handshake, as TLS alerts: it costs the host seven bytes, and the client
 * hears the reason. Private numbers would be clearer, but OpenSSL is silent about alerts it does not know. So these are
 * numbers of RFC 8446, 6.2 that a host without pre-shared keys, ALPN, OCSP and older versions has no other use for.
 */
const alerts = {
  'host-full': 49,
  'address-fast': 86,
  'address-banned': 113,
  'address-full': 115,
  stopping: 120,
} as const

export type TurnedAway = keyof typeof alerts

/** The alert record that says why. RFC 8446, 5.1 and 6. */
export function alertRecord(why: TurnedAway): Uint8Array {
  return Uint8Array.of(0x15, 0x03, 0x03, 0, 2, 2, alerts[why])
}

/** The reason that an error of the TLS library carries, or null where it is none of ours. */
export function turnedAway({ message }: Error): RefusalCode | null {
  const number = Number(/alert number (\d+)/i.exec(message)?.[1])
  const found = (Object.keys(alerts) as TurnedAway[]).find((why) => alerts[why] === number)
  return found ?? null
}
