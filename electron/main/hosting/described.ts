import { formatAddress } from '../../../shared/address.ts'
import type { HostAddress, Hosting } from '../../../shared/bridge.ts'
import { inviteFor } from '../../server/invitation.ts'
import { fingerprint } from '../../wire/fingerprint.ts'
import { reachableAddresses } from '../../wire/interfaces.ts'

export interface HostingParts {
  readonly name: string
  readonly port: number
  /** The port that was wanted: another one was taken where it was in use. */
  readonly wanted: number
  readonly plain: boolean
  readonly keyHash: string
}

/** All that the window shows of the host that runs in this app. Addresses are as one would type them. */
export function described({ name, port, wanted, plain, keyHash }: HostingParts): Hosting {
  return {
    name,
    port,
    instead: wanted === port ? null : wanted,
    plain,
    addresses: reachableAddresses().map((address) => typed(address, port)),
    fingerprint: fingerprint(keyHash),
    invite: inviteFor({ name, keyHash, port }),
  }
}

function typed(address: HostAddress, port: number): HostAddress {
  return { ...address, text: formatAddress({ host: address.text, port }) }
}
