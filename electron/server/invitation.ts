import { formatInvite } from '../../shared/invite.ts'
import { reachableAddresses } from '../wire/interfaces.ts'

export interface InvitationParts {
  /** The host's display name. */
  readonly name: string
  /** SHA-256 of the host's public key (SPKI), base64url. */
  readonly keyHash: string
  readonly port: number
  /** The address it is bound to; all of this computer's where it is left out. */
  readonly bind?: string | undefined
}

/** The link that brings others to this host: where it can be reached, likeliest first, and its key. */
export function inviteFor({ name, keyHash, port, bind }: InvitationParts): string {
  const addresses = placesOf(bind).map((host) => ({ host, port }))
  return formatInvite({ key: keyHash, addresses, name })
}

/** Where a host that is bound so can be reached; loopback where this computer has no network. */
export function placesOf(bind: string | undefined): string[] {
  const everywhere = bind === undefined || bind === '0.0.0.0' || bind === '::'
  if (!everywhere) return [bind]
  const places = reachableAddresses().filter(({ text }) => bind !== '0.0.0.0' || !text.includes(':'))
  return places.length > 0 ? places.map(({ text }) => text) : ['127.0.0.1']
}
