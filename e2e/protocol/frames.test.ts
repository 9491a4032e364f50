import { describe, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { hosts, named, serves } from './host.ts'
import { frameOf, headerOf, rawFrame } from './speech/frames.ts'

/** A JSON value of exactly so many bytes: what a reader does not know is dropped. */
function padded(value: Record<string, unknown>, bytes: number): Buffer {
  const bare = Buffer.byteLength(JSON.stringify({ ...value, padding: '' }))
  return Buffer.from(JSON.stringify({ ...value, padding: 'x'.repeat(bytes - bare) }))
}

function hello(name: string): Record<string, unknown> {
  return { type: 'hello', protocol: 'hearth', revision, name: named(name), capabilities: [] }
}

describe.each(hosts())('a frame over $name', (host) => {
  serves(host)

  it('may have 64 KiB after login', async () => {
    const sara = await host.person('Sara')
    sara.sends(rawFrame(padded({ type: 'ping', token: 64 }, 64 * 1024)))
    await sara.hears({ type: 'pong', token: 64 })
  })

  it('of one byte more ends the connection, before its body has come', async () => {
    const sara = await host.person('Sara')
    sara.sends(headerOf(64 * 1024 + 1))
    await sara.hears({ type: 'bye', code: 'frame-large' })
    await sara.dismissed
  })

  it('may have 4 KiB before login', async () => {
    const visitor = await host.visitor()
    visitor.sends(rawFrame(padded(hello('Sara'), 4 * 1024)))
    await visitor.hears({ type: 'ready' })
  })

  it('of one byte more ends a connection that is not logged in', async () => {
    const visitor = await host.visitor()
    visitor.sends(headerOf(4 * 1024 + 1))
    await visitor.hears({ type: 'bye', code: 'frame-large' })
    await visitor.dismissed
  })

  it('may come byte by byte', async () => {
    const visitor = await host.visitor()
    for (const byte of frameOf(hello('Sara'))) visitor.sends(Buffer.of(byte))
    await visitor.hears({ type: 'ready' })
  })

  it('may be cut anywhere', async () => {
    const sara = await host.person('Sara')
    const frame = frameOf({ type: 'ping', token: 1, note: 'سلام' })
    for (let at = 1; at < frame.length; at++) {
      sara.sends(frame.subarray(0, at))
      // another turn of the event loop, so that the halves travel apart
      await new Promise(setImmediate)
      sara.sends(frame.subarray(at))
      await sara.hears({ type: 'pong', token: 1 })
    }
  })

  it('may come with others in one piece', async () => {
    const sara = await host.person('Sara')
    const tokens = [1, 2, 3, 4, 5]
    sara.sends(Buffer.concat(tokens.map((token) => frameOf({ type: 'ping', token }))))
    for (const token of tokens) await sara.hears({ type: 'pong', token })
  })

  it('may come together with the hello', async () => {
    const visitor = await host.visitor()
    const post = { type: 'post', room: 'room-lobby', clientId: named('at-once'), kind: 'text', text: 'hi' }
    visitor.sends(Buffer.concat([frameOf(hello('Sara')), frameOf(post)]))
    await visitor.hears({ type: 'message', clientId: post.clientId })
  })

  it('that is never finished says nothing', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const frame = frameOf({ type: 'post', room: sara.lobby, clientId: 'unfinished', kind: 'text', text: 'half a' })
    sara.sends(frame.subarray(0, -1))
    sara.hangsUp()
    await ali.hears({ type: 'gone', person: sara.id, why: 'lost' })
    expect(ali.heard({ type: 'message', author: sara.id })).toEqual([])
  })
})
