import { describe, expect, it } from 'vitest'
import { formatAddress, parseAddress } from './address.ts'

describe('an address', () => {
  it.each([
    ['192.168.1.20', '192.168.1.20', 5050],
    ['192.168.1.20:6000', '192.168.1.20', 6000],
    [' ali-laptop.local:80 ', 'ali-laptop.local', 80],
    ['[::1]:6000', '::1', 6000],
    ['[fe80::1%eth0]', 'fe80::1%eth0', 5050],
    ['::1', '::1', 5050],
    ['fe80::1%eth0', 'fe80::1%eth0', 5050],
    ['میزبان:5051', 'میزبان', 5051],
    ['۱۹۲.۱۶۸.۱.۲۰:۶۰۰۰', '192.168.1.20', 6000],
    ['١٩٢.١٦٨.١.٢٠', '192.168.1.20', 5050],
    ['میزبان۲:۵۰۵۱', 'میزبان۲', 5051],
  ])('is read as a person types it: %s', (typed, host, port) => {
    expect(parseAddress(typed)).toEqual({ ok: true, value: { host, port } })
  })

  it.each([
    '',
    ' ',
    'a b',
    'host:',
    'host:0',
    'host:65536',
    'host:1:2',
    '[::1',
    '[zz]',
    'http://host',
    'a@b',
    'x'.repeat(301),
  ])('is not “%s”', (typed) => {
    expect(parseAddress(typed).ok).toBe(false)
  })

  it('is shown so that it can be typed again', () => {
    for (const typed of ['10.0.0.1', '10.0.0.1:80', '[::1]', '[fe80::1%eth0]:80']) {
      const read = parseAddress(typed)
      expect(read.ok && formatAddress(read.value)).toBe(typed)
    }
  })
})
