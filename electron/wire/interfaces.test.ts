import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { interfaces, reachableAddresses } from './interfaces.ts'

function info(address: string, internal = false): NetworkInterfaceInfo {
  const common = { address, netmask: '', mac: '', internal, cidr: null }
  return address.includes(':') ? { ...common, family: 'IPv6', scopeid: 0 } : { ...common, family: 'IPv4' }
}

const texts = (table: Record<string, NetworkInterfaceInfo[]>) => reachableAddresses(table).map(({ text }) => text)

describe('the addresses of a computer', () => {
  it('come likeliest first: IPv4, global IPv6, link-local with its scope', () => {
    const table = {
      eth0: [info('fe80::1'), info('2001:db8::1'), info('192.168.1.20')],
      wlan0: [info('169.254.3.4'), info('10.0.0.5')],
    }
    expect(texts(table)).toEqual(['192.168.1.20', '10.0.0.5', '2001:db8::1', 'fe80::1%eth0', '169.254.3.4'])
  })

  it('are none where the system does not tell them', () => {
    const confined = (): never => {
      throw new Error('uv_interface_addresses returned Unknown system error 13')
    }
    expect(reachableAddresses(interfaces(confined))).toEqual([])
  })

  it('leave the loopback out', () => {
    expect(texts({ lo: [info('127.0.0.1', true), info('::1', true)] })).toEqual([])
  })

  it.each([
    ...['docker0', 'br-1a2b3c', 'veth9', 'virbr0', 'vmnet8', 'vboxnet0', 'tun0', 'tap0', 'wg0', 'utun3', 'tailscale0'],
    ...['ztabc123', 'vEthernet (WSL)', 'VMware Network Adapter VMnet1', 'OpenVPN TAP', 'My VPN', 'bridge100'],
  ])('of %s are flagged and come last', (network) => {
    const found = reachableAddresses({ [network]: [info('10.8.0.1')], eth0: [info('fe80::1')] })
    expect(found.map((address) => [address.network, address.virtual])).toEqual([
      ['eth0', false],
      [network, true],
    ])
  })

  it.each(['eth0', 'enp3s0', 'wlp2s0', 'Ethernet', 'Wi-Fi', 'en0', 'br0', 'Apple Bridge'])(
    'of %s are real',
    (network) => {
      expect(reachableAddresses({ [network]: [info('192.168.1.2')] })[0]?.virtual).toBe(false)
    },
  )

  it('are read from this very computer where no table is given', () => {
    for (const { text } of reachableAddresses()) expect(text).not.toMatch(/^127\./)
  })
})
