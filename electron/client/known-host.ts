import { formatAddress, type Address } from '../../shared/address.ts'
import { limits } from '../../shared/limits.ts'
import { flag, list, matching, record, text, variants, whole, type Fits } from '../../shared/shape.ts'

/** Addresses kept of each kind: more than a host moves between, few enough to try. */
const mostAddresses = 16

const address = record({ host: text(300, 1), port: whole(1, 65_535) })

/** One host of this profile, as its file keeps it. */
export const knownHostShape = record({
  id: matching(/^[\w-]{1,64}$/),
  /** What the host calls itself; empty until it was met. */
  name: text(limits.hostNameCodePoints.most),
  /** Where it answered with its key, newest first. */
  addresses: list(address, mostAddresses),
  /** Where an invite says that it may be. Nobody has met it there. */
  hints: list(address, mostAddresses),
  /** The one key, or the authority's certificates (PEM), that it is known by. */
  trust: variants({ pin: { keyHash: matching(/^[\w-]{43}$/) }, authority: { pem: text(64 * 1024) } }),
  /** The name to ask it for. */
  myName: text(256),
  /** Hosted by this profile itself. */
  own: flag,
  /** Left on purpose: it is not brought back by itself. */
  left: flag,
})
export type KnownHost = Fits<typeof knownHostShape>

/** The whole file. */
export const hostsFileShape = record({ version: whole(1, 1), hosts: list(knownHostShape, 1_000) })

/** Whether two addresses lead to the same place: names of computers know no case. */
export function sameAddress(one: Address, other: Address): boolean {
  return one.port === other.port && one.host.toLowerCase() === other.host.toLowerCase()
}

/** The host was met at this address: it is tried first from now on. */
export function metAt(host: KnownHost, met: Address): KnownHost {
  const others = (addresses: readonly Address[]) => addresses.filter((address) => !sameAddress(address, met))
  return {
    ...host,
    addresses: [met, ...others(host.addresses)].slice(0, mostAddresses),
    hints: others(host.hints),
  }
}

/** Where to try it, likeliest first. */
export function placesOf({ addresses, hints }: KnownHost): readonly Address[] {
  return [...addresses, ...hints]
}

/** Where to try it from now on: these places first, though nobody has met it there. */
export function hintedAt(host: KnownHost, places: readonly Address[]): KnownHost {
  const news = places.filter((place) => !host.addresses.some((known) => sameAddress(known, place)))
  const olds = host.hints.filter((known) => !news.some((place) => sameAddress(known, place)))
  return { ...host, hints: [...news, ...olds].slice(0, mostAddresses) }
}

/** The place that stands for it on the screen, as a person would type it. */
export function shownPlace(host: KnownHost): string {
  const [first] = placesOf(host)
  return first ? formatAddress(first) : ''
}
