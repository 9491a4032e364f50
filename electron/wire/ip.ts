/** An IP number as people write it: an IPv4 number that came in IPv6 clothes is shown as IPv4. */
export function shownAddress(ip: string): string {
  return ip
}

/** What per-address caps count as one place: an IPv4 number, or an IPv6 /64. */
export function addressGroup(ip: string): string {
  return ip
}
