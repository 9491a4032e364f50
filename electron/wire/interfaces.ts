import ipaddr from 'ipaddr.js'
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'
import type { HostAddress } from '../../shared/bridge.ts'

export type InterfaceTable = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** How virtual machines, containers and VPNs name their interfaces, on Linux, macOS and Windows. */
const virtualName = new RegExp(
  [
    '^(docker|podman|br-|veth|cni|flannel|cali|lxc|lxd|virbr|vnet|vmnet|vboxnet|bridge\\d|vethernet)',
    '^(tun|tap|wg|utun|ppp|ipsec|zt|ham|tailscale|nordlynx|proton|awdl|llw)',
    'vmware|virtualbox|hyper-v|wireguard|openvpn|zerotier|hamachi|\\bvpn\\b',
  ].join('|'),
  'i',
)

/** The interfaces of this computer; none where the system does not tell a confined program (`EACCES` in a snap). */
export function interfaces(ask: () => InterfaceTable = networkInterfaces): InterfaceTable {
  try {
    return ask()
  } catch {
    return {}
  }
}

/** Where others can reach this computer, likeliest first: IPv4, global IPv6, link-local with its scope; virtual last. */
export function reachableAddresses(table: InterfaceTable = interfaces()): HostAddress[] {
  return Object.entries(table)
    .flatMap(([network, infos]) => (infos ?? []).filter((info) => !info.internal).map((info) => place(network, info)))
    .sort((one, other) => one.rank - other.rank)
    .map(({ address }) => address)
}

function place(network: string, info: NetworkInterfaceInfo): { rank: number; address: HostAddress } {
  const virtual = virtualName.test(network)
  const scope = linkLocal(info.address) && info.family === 'IPv6' && !info.address.includes('%') ? `%${network}` : ''
  return { rank: rankOf(info) + (virtual ? 3 : 0), address: { text: info.address + scope, network, virtual } }
}

function rankOf({ address, family }: NetworkInterfaceInfo): number {
  if (linkLocal(address)) return 2
  return family === 'IPv4' ? 0 : 1
}

function linkLocal(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'linkLocal'
}
