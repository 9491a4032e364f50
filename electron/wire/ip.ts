import ipaddr from 'ipaddr.js'
import { interfaces, type InterfaceTable } from './interfaces.ts'

/** An IP number as people write it: an IPv4 number that came in IPv6 clothes (RFC 4291, 2.5.5.2) is shown as IPv4. */
export function shownAddress(ip: string): string {
  return ipaddr.isValid(ip) ? ipaddr.process(ip).toString() : ip
}

/**
 * Whether whoever is there is on this computer: over loopback, by a number of its own, or over no network at all.
 * @param ours the interfaces of this computer
 */
export function isHere(ip: string, ours: () => InterfaceTable = interfaces): boolean {
  if (!ipaddr.isValid(ip) || ipaddr.process(ip).range() === 'loopback') return true
  // a link-local number comes with its scope, which the system's table lists apart
  const number = shownAddress(ip).replace(/%.*$/, '')
  return numbersOf(ours()).includes(number)
}

/**
 * What per-address caps count as one place: an IPv4 number, or the /64 that one IPv6 customer owns. A neighbour, who is
 * on a link with us, shares a /64 with all of ours, and counts alone.
 * @param ours the interfaces of this computer
 */
export function addressGroup(ip: string, ours: () => InterfaceTable = interfaces): string {
  const shown = shownAddress(ip)
  if (!ipaddr.IPv6.isValid(shown) || ipaddr.IPv6.parse(shown).range() === 'linkLocal') return shown
  const network = networkOf(shown)
  return numbersOf(ours()).some((number) => networkOf(number) === network) ? shown : network
}

function numbersOf(table: InterfaceTable): readonly string[] {
  return Object.values(table).flatMap((infos) => (infos ?? []).map(({ address }) => address))
}

/** The /64 of an IPv6 number; of anything else, the number itself. */
function networkOf(ip: string): string {
  if (!ipaddr.IPv6.isValid(ip)) return ip
  const network = ipaddr.IPv6.parse(ip).parts.slice(0, 4)
  return `${new ipaddr.IPv6([...network, 0, 0, 0, 0]).toString()}/64`
}
