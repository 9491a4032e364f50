import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import type { InterfaceTable } from './interfaces.ts'
import { addressGroup, isHere, shownAddress } from './ip.ts'

/** A computer that has these numbers. */
function at(...numbers: string[]): () => InterfaceTable {
  const infos = numbers.map((address) => ({ address })) as NetworkInterfaceInfo[]
  return () => ({ eth0: infos })
}

describe('an IP number', () => {
  it.each([
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['memory', 'memory'],
  ])('%s is shown as %s', (ip, shown) => {
    expect(shownAddress(ip)).toBe(shown)
  })

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['2001:db8:7:7::9', '2001:db8:7:7::9'],
    ['fd00:1:2:3::9', 'fd00:1:2:3::9'],
    ['fd00:1:2:4::9', 'fd00:1:2:4::/64'],
    ['memory', 'memory'],
    ['', ''],
  ])('%s counts as %s where we are at 2001:db8:7:7::1 and fd00:1:2:3::1', (ip, group) => {
    expect(addressGroup(ip, at('192.0.2.1', '2001:db8:7:7::1', 'fd00:1:2:3::1'))).toBe(group)
  })
})

describe('whether somebody is on this computer', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.9.8.7', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['memory', true],
    ['192.0.2.1', true],
    ['::ffff:192.0.2.1', true],
    ['2001:db8::1', true],
    ['fe80::1%eth0', true],
    ['192.0.2.7', false],
    ['10.0.0.1', false],
    ['2001:db8::7', false],
    ['fe80::7%eth0', false],
  ])('is told by %s where we are at 192.0.2.1, 2001:db8::1 and fe80::1: %s', (ip, here) => {
    expect(isHere(ip, at('192.0.2.1', '2001:db8::1', 'fe80::1'))).toBe(here)
  })
})
