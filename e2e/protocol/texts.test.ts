import { describe, expect, it } from 'vitest'
import { hosts, serves } from './host.ts'

const kept: readonly [what: string, text: string][] = [
  ['Persian, with its half spaces', 'می\u200cخواهم بروم، سلام!'],
  ['lines', 'one\ntwo\n\nthree'],
  ['what looks like code', '<img src=x onerror=alert(1)> && "quotes" \\ /'],
  ['marks that turn text around', 'abc \u202e def'],
  ['a family', '👨‍👩‍👧‍👦'],
  ['8,000 letters', 'a'.repeat(8_000)],
  ['8,000 letters of four bytes', '😀'.repeat(8_000)],
]

describe.each(hosts())('a text over $name', (host) => {
  serves(host)

  it.each(kept)('of %s arrives as it was said', async (_what, text) => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    await sara.posts(text)
    expect(await ali.hears({ type: 'message', author: sara.id })).toMatchObject({ text })
  })

  it.each([
    ['nothing', '', 'text-empty'],
    ['blanks', ' \n\t ', 'text-empty'],
    ['what takes no ink', '\u200b\u2060\ufe0f', 'text-empty'],
    ['8,001 letters', 'a'.repeat(8_001), 'text-long'],
    ['8,001 letters of four bytes', '😀'.repeat(8_001), 'text-long'],
    ['a zero among it', 'a\0b', 'command-malformed'],
    ['half a letter', 'a\ud83d', 'command-malformed'],
  ] as const)('of %s is refused, and nobody hears it', async (_what, text, code) => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const clientId = sara.says(text)
    await sara.hears({ type: 'refused', code, clientId })
    await ali.catchesUp()
    expect(ali.heard({ type: 'message', author: sara.id })).toEqual([])
  })
})
