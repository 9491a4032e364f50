import { describe, expect, it } from 'vitest'
import { formatInvite, holdsInvite, looksLikeInvite, parseInvite } from './invite.ts'

const key = 'A'.repeat(43)
const invite = {
  key,
  addresses: [
    { host: '192.168.1.20', port: 5050 },
    { host: 'fe80::1%eth0', port: 6000 },
  ],
  name: 'Ali’s place & garden',
}

describe('an invite', () => {
  it('says the same after it was a link', () => {
    expect(parseInvite(` ${formatInvite(invite)}\n`)).toEqual({ ok: true, value: invite })
  })

  it('is known by its first word, also when it is damaged', () => {
    expect(looksLikeInvite('HEARTH://nonsense')).toBe(true)
    expect(looksLikeInvite('hearth.local')).toBe(false)
  })

  it.each([
    ['among words', 'Come here: LINK See you!'],
    ['in brackets', '<LINK>'],
    ['in quotation marks', '“LINK”'],
    ['in guillemets', 'بیا: «LINK»'],
    ['between marks of direction', '\u202aLINK\u202c'],
  ])('is found %s', (_where, pasted) => {
    const link = formatInvite(invite)
    const text = pasted.replace('LINK', link)
    expect(holdsInvite(text)).toBe(true)
    expect(parseInvite(text)).toEqual({ ok: true, value: invite })
  })

  it('is not what somebody else’s switch holds, nor the port of a computer called hearth', () => {
    expect(looksLikeInvite(`--switch=${formatInvite(invite)}`)).toBe(false)
    expect(holdsInvite('hearth:5050')).toBe(false)
  })

  it('has no name where the name hides or turns text', () => {
    const read = parseInvite(`hearth://join?key=${key}&at=h&name=%E2%80%AE`)
    expect(read.ok && read.value.name).toBe('')
  })

  it.each([
    'hearth://join',
    `hearth://join?key=${key}`,
    'hearth://join?at=host&name=x',
    `hearth://join?key=${key}&at=host&key=${key}`,
    `hearth://join?key=short&at=host`,
    `hearth://join?key=${key}&at=ho%20st`,
    `hearth://join?key=${key}&at=%zz`,
    `hearth://join?key=${key}&at=host&run=rm`,
    `hearth://join?key=${key}&at=a=b`,
    `hearth://other?key=${key}&at=host`,
    `https://join?key=${key}&at=host`,
    `hearth://join?key=${key}${'&at=host'.repeat(17)}`,
    `hearth://join?key=${key}&at=host&name=${'x'.repeat(5000)}`,
  ])('is not %s', (link) => {
    expect(parseInvite(link)).toEqual({ ok: false, error: 'invite-invalid' })
  })
})
