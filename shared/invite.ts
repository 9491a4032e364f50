/**
 * Invite links: `hearth://join?key=<fingerprint>&at=<address>&at=<address>&name=<host>`.
 * A link only fills in the join dialog: it never joins, sends or trusts by itself.
 */
import { formatAddress, parseAddress, type Address } from './address.ts'
import { hostName } from './names.ts'
import { fail, ok, type Result } from './result.ts'

const scheme = 'hearth://join?'
/** Addresses in one link: more than a machine has in practice, few enough to try. */
const mostAddresses = 16

export interface Invite {
  /** SHA-256 of the host's public key (SPKI), base64url: what the first connection is pinned to. */
  readonly key: string
  readonly addresses: readonly Address[]
  readonly name: string
}

/**
 * A link in what was pasted: from its first word up to a blank, a quotation mark or a bracket. Format characters, such
 * as a program puts around what it copies from text that is written from right to left, are none of it.
 */
function linkIn(text: string): string | null {
  return /hearth:\/\/[^\s"<>«»“”]*/iu.exec(text.replace(/\p{Cf}/gu, ''))?.[0] ?? null
}

/** Whether what was pasted holds what means to be an invite, good or damaged. */
export function holdsInvite(text: string): boolean {
  return linkIn(text) !== null
}

/** Whether this is what means to be an invite and nothing else: so are the links that a system hands over. */
export function looksLikeInvite(text: string): boolean {
  return /^\s*hearth:/i.test(text)
}

/** The link of an invite. */
export function formatInvite({ key, addresses, name }: Invite): string {
  const places = addresses.slice(0, mostAddresses).map((address) => `&at=${encodeURIComponent(formatAddress(address))}`)
  return `${scheme}key=${key}${places.join('')}&name=${encodeURIComponent(name)}`
}

/** Reads a link from what was pasted. It MUST hold one key, at least one address, and nothing that we do not know. */
export function parseInvite(typed: string): Result<Invite, 'invite-invalid'> {
  const link = linkIn(typed)
  if (!link?.toLowerCase().startsWith(scheme) || link.length > 4_096) return fail('invite-invalid')
  const fields = pairs(link.slice(scheme.length))
  const keys = fields?.get('key') ?? []
  const places = fields?.get('at') ?? []
  const names = fields?.get('name') ?? ['']
  const name = hostName(names[0] ?? '') ?? ''
  const addresses = places.map(parseAddress).flatMap((parsed) => (parsed.ok ? [parsed.value] : []))
  const whole = keys.length === 1 && names.length === 1 && addresses.length === places.length && places.length > 0
  if (!whole || places.length > mostAddresses || !/^[\w-]{43}$/.test(keys[0] ?? '')) return fail('invite-invalid')
  return ok({ key: keys[0] ?? '', addresses, name })
}

function pairs(query: string): Map<string, string[]> | null {
  const fields = new Map<string, string[]>()
  for (const part of query.split('&')) {
    const [key = '', value = '', ...rest] = part.split('=')
    const decoded = decode(value)
    if (!['key', 'at', 'name'].includes(key) || rest.length > 0 || decoded === null) return null
    fields.set(key, [...(fields.get(key) ?? []), decoded])
  }
  return fields
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
