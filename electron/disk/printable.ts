import ipaddr from 'ipaddr.js'

const ipv6 = /(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F.:]*/g
/** Not one that is followed by its prefix: that is a network already. */
const ipv4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b(?!\/)/g

/** A text as it may stand in a log: on one line, without control characters, and addresses cut to their network. */
export function printable(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, escaped)
  return visible.replace(ipv6, cutLong).replace(ipv4, cutShort)
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/** To /48: the network can be told, the person's machine cannot. */
function cutLong(text: string): string {
  if (!ipaddr.IPv6.isValid(text)) return text
  const address = ipaddr.IPv6.parse(text)
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString()
  return `${new ipaddr.IPv6([...address.parts.slice(0, 3), 0, 0, 0, 0, 0]).toString()}/48`
}

/** To /24, for the same reason. */
function cutShort(text: string): string {
  return `${text.split('.').slice(0, 3).join('.')}.0/24`
}
