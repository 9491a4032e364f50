import { beforeEach, describe, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { PlainDialect } from './plain.ts'
import { PlainTalk, said, you } from './plain/plain-talk.ts'

let talk: PlainTalk

beforeEach(() => {
  talk = new PlainTalk()
})

describe('a plain client at the door', () => {
  it('is greeted and asked for a name', () => {
    expect(Buffer.from(talk.dialect.greet()).toString()).toBe('Welcome to Ali’s place. What is your name?\n')
    expect(Buffer.from(new PlainDialect({ now: () => 0, newId: () => '' }).greet()).toString()).toMatch(
      /^Welcome to Hearth\./,
    )
  })

  it('says a name with its first line', () => {
    const hello = { type: 'hello', protocol: 'hearth', revision, name: 'Omid', agent: 'plain', capabilities: [] }
    expect(talk.hear(' Omid \r\n')).toEqual([hello])
  })

  it('need not end the line', () => {
    expect(talk.hear('Om')).toEqual([])
    expect(talk.dialect.partial).toBe(true)
    expect(talk.silence()).toMatchObject([{ type: 'hello', name: 'Om' }])
    expect(talk.dialect.partial).toBe(false)
  })

  it('is asked again after an empty line', () => {
    expect(talk.hear('\r\n')).toEqual(['What is your name?\n'])
  })

  it('is told why a name will not do, and asked again', () => {
    talk.hear('Ali\n')
    expect(talk.say({ type: 'refused', code: 'name-taken' })).toBe(
      '! Somebody else has that name on this host. Choose another name.\nWhat is your name?\n',
    )
    expect(talk.hear('Omid\n')).toMatchObject([{ type: 'hello', name: 'Omid' }])
  })

  it('is not let past the protocol’s own bounds', () => {
    expect(talk.hear(`${'x'.repeat(257)}\n`)).toEqual(['name-long'])
    expect(talk.hear('x'.repeat(limits.frameBeforeLogin + 2))).toEqual(['line-long'])
    expect(talk.hear('\n')).toEqual([])
    expect(talk.hear(Uint8Array.of(0xc3, 0x28, 10))).toEqual(['not-utf8'])
    expect(talk.say({ type: 'refused', code: 'not-utf8' })).toMatch(/^! .*\nWhat is your name\?\n$/)
  })

  it('is told where it is once it is in', () => {
    expect(talk.login()).toBe(
      '* You are Omid (guest). Type /help for the commands.\n* You are in #lobby with 1 other. Topic: Tea\n',
    )
  })

  it('may send everything at once: what follows the name waits for the login', () => {
    expect(talk.hear('Omid\nhello\n/me waves')).toMatchObject([{ type: 'hello' }])
    expect(talk.held()).toEqual([])
    expect(talk.silence()).toEqual([])
    talk.welcome()
    expect(talk.held()).toEqual([
      talk.post('hello', { clientId: 'client-id-1' }),
      talk.post('waves', { clientId: 'client-id-2', kind: 'action' }),
    ])
  })

  it('has its second line taken for a name where the first would not do', () => {
    talk.hear('Ali\nOmid\n')
    talk.say({ type: 'refused', code: 'name-taken' })
    expect(talk.held()).toMatchObject([{ type: 'hello', name: 'Omid' }])
  })

  it('is read no further once a frame’s size of lines waits, until the answer has come', () => {
    talk.hear('Omid\n')
    expect(talk.hear('x\n'.repeat(limits.frame / 2))).toEqual([])
    expect(talk.dialect.isFull).toBe(false)
    expect(talk.hear('x')).toEqual([])
    expect(talk.dialect.isFull).toBe(true)
    talk.welcome()
    expect(talk.dialect.isFull).toBe(false)
    expect(talk.held()).toHaveLength(limits.frame / 2)
  })
})

describe('a plain client’s line', () => {
  beforeEach(() => void talk.login())

  it('is a message to its room, wherever the bytes were cut', () => {
    const line = encodeUtf8('سلام دنیا 👋\r\n')
    for (let at = 0; at <= line.length; at++) {
      const heard = [...talk.hear(line.subarray(0, at)), ...talk.hear(line.subarray(at))]
      expect(heard).toEqual([talk.post('سلام دنیا 👋')])
    }
  })

  it('is heard when those before it were handled, one at a time', () => {
    const heard = talk.dialect.hear(encodeUtf8('one\n\ntwo\nthree'))
    expect(heard).toMatchObject([{ command: { text: 'one' } }])
    expect(talk.dialect.held()).toMatchObject([{ command: { text: 'two' } }])
    expect(talk.dialect.held()).toEqual([])
  })

  it('is not echoed to it', () => {
    talk.hear('hello\n')
    const own = said('hello', { author: you, name: 'Omid', clientId: 'client-id-1' })
    expect(talk.dialect.say(own)).toBeNull()
  })

  it('is shown to its author’s other connections', () => {
    const elsewhere = said('hello', { author: you, name: 'Omid', clientId: 'client-id-9' })
    expect(talk.say(elsewhere)).toBe('[12:34] Omid (guest): hello\n')
  })

  it('that was refused is not mistaken for an echo later', () => {
    talk.hear('hello\n')
    talk.say({ type: 'refused', code: 'rate-limited', clientId: 'client-id-1', retryAfter: 5 })
    expect(talk.say(said('hello', { author: you, name: 'Omid', clientId: 'client-id-1' }))).not.toBe('')
  })

  it('is nothing where it is empty', () => {
    expect(talk.hear('\n  \n\t\r\n')).toEqual([])
  })

  it('may begin with a slash that is doubled, or after a space', () => {
    expect(talk.hear('//etc\n')).toEqual([talk.post('/etc')])
    expect(talk.hear(' /etc\n')).toEqual([talk.post(' /etc')])
  })

  it('is a line without its end after a silence, and at the end of the stream', () => {
    talk.hear('one')
    expect(talk.silence()).toEqual([talk.post('one')])
    talk.hear('two')
    expect(talk.finish()).toEqual([talk.post('two')])
    expect(talk.finish()).toEqual([])
  })

  it('is taken up to both limits, and refused past either; then the next is heard', () => {
    const most = 'x'.repeat(limits.messageCodePoints)
    expect(talk.hear(`${most}\n${most}x\nnext\n`)).toMatchObject([{ text: most }, 'line-long', { text: 'next' }])
    const wide = '\u{1F600}'.repeat(limits.line / 4)
    expect(talk.hear(`${wide}\n`)).toHaveLength(1)
    expect(talk.hear(`${wide}x\nnext\n`)).toMatchObject(['line-long', { text: 'next' }])
  })

  it('posts nothing where it is not UTF-8, and the next is heard', () => {
    expect(talk.hear(Uint8Array.of(0xff, 0xfe, 10, 0x61, 10))).toMatchObject(['not-utf8', { text: 'a' }])
  })

  it('loses what telnet adds', () => {
    expect(talk.hear(Uint8Array.of(255, 251, 31, 0x61, 13, 0, 10))).toMatchObject([{ text: 'a' }])
  })

  it('says nothing after the goodbye', () => {
    expect(talk.hear('/exit\nmore\n')).toEqual([{ type: 'bye' }])
    expect(talk.say({ type: 'refused', code: 'text-empty' })).not.toContain('name?')
  })
})
