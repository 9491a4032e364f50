import ipaddr from 'ipaddr.js'

/** An IP number as people write it: an IPv4 number that came in IPv6 clothes (RFC 4291, 2.5.5.2) is shown as IPv4. */
export function shownAddress(ip: string): string {
  return ipaddr.isValid(ip) ? ipaddr.process(ip).toString() : ip
}

/** Whether whoever is there is on this computer: over loopback, or over no network at all. */
export function isHere(ip: string): boolean {
  return !ipaddr.isValid(ip) || ipaddr.process(ip).range() === 'loopback'
}

/** What per-address caps count as one place: an IPv4 number, or the /64 that one IPv6 network owns. */
export function addressGroup(ip: string): string {
  const shown = shownAddress(ip)
  if (!ipaddr.IPv6.isValid(shown)) return shown
  const network = ipaddr.IPv6.parse(shown).parts.slice(0, 4)
  return `${new ipaddr.IPv6([...network, 0, 0, 0, 0]).toString()}/64`
}
