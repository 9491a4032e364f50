import { describe, expect, it } from 'vitest'
import { formatInvite } from '../../../shared/invite.ts'
import { checkedInvite, handoverShape, linkIn } from './invited.ts'

const link = formatInvite({ key: 'k'.repeat(43), addresses: [{ host: '10.0.0.2', port: 5050 }], name: 'Ali' })

describe('an invite from the system', () => {
  it('is found among the arguments, wherever it stands', () => {
    expect(linkIn(['hearth', '--no-sandbox', '.', link])).toBe(link)
    expect(linkIn(['hearth', '.'])).toBeNull()
  })

  it('is let in only whole', () => {
    expect(checkedInvite(` ${link}\n`)).toBe(link)
    for (const bad of ['hearth://join', 'hearth://settings', `${link}&run=x`, link.replace('key=k', 'key='), 'x']) {
      expect(checkedInvite(bad)).toBeNull()
    }
  })

  it('is read from a second start only as text', () => {
    expect(handoverShape({ link }).ok).toBe(true)
    expect(handoverShape({ link: null }).ok).toBe(true)
    for (const bad of [null, {}, { link: 5 }, { link: 'x'.repeat(5_000) }]) expect(handoverShape(bad).ok).toBe(false)
  })
})
