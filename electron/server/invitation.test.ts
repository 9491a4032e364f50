import { describe, expect, it } from 'vitest'
import { parseInvite } from '../../shared/invite.ts'
import { inviteFor, placesOf } from './invitation.ts'

const keyHash = 'k'.repeat(43)

describe('an invite', () => {
  it('carries the key, the name, and the one address the host is bound to', () => {
    const invite = parseInvite(inviteFor({ name: "Ali's place", keyHash, port: 4_000, bind: '192.168.1.20' }))
    expect(invite).toEqual({
      ok: true,
      value: { key: keyHash, name: "Ali's place", addresses: [{ host: '192.168.1.20', port: 4_000 }] },
    })
  })

  it.each([undefined, '0.0.0.0', '::'])('can be read and has an address wherever the host is bound: %s', (bind) => {
    const invite = parseInvite(inviteFor({ name: 'خانه', keyHash, port: 5_050, bind }))
    expect(invite.ok && invite.value.addresses.length).toBeGreaterThan(0)
  })

  it('names no IPv6 address where the host listens on IPv4 alone', () => {
    expect(placesOf('0.0.0.0').filter((place) => place.includes(':'))).toEqual([])
  })
})
