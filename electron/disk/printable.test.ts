import { describe, expect, it } from 'vitest'
import { printable } from './printable.ts'

describe('what stands in a log', () => {
  it.each([
    ['192.168.1.57', '192.168.1.0/24'],
    ['192.168.1.57:5050', '192.168.1.0/24:5050'],
    ['connect ECONNREFUSED 10.1.2.3:80', 'connect ECONNREFUSED 10.1.2.0/24:80'],
    ['::ffff:10.1.2.3', '10.1.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['[2001:db8:1:2::6]:5050', '[2001:db8:1::/48]:5050'],
    ['fe80::1%eth0', 'fe80::/48%eth0'],
  ])('cuts the address %s to its network', (whole, network) => {
    expect(printable(whole)).toBe(network)
  })

  it.each(['12:34:56', 'version 1.2.3', 'key-Gx:abc', 'a: b'])('leaves %s as it is', (text) => {
    expect(printable(text)).toBe(text)
  })

  it('shows control characters and turned text as what they are', () => {
    expect(printable('a\nb\x1b[31m\u202ec')).toBe('a\\u{a}b\\u{1b}[31m\\u{202e}c')
  })
})
