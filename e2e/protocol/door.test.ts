import { once } from 'node:events'
import type { Socket } from 'node:net'
import { Duplex, Transform } from 'node:stream'
import { connect } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { dialClear, dialTls } from './carriers/dial.ts'
import { ClearTcp, InMemory, InsideTls } from './carriers/inside.ts'
import { newKey, opened, patientPlain } from './host.ts'
import { PlainGuest } from './speech/plain-guest.ts'
import { socketPipe } from './speech/pipe.ts'
import { Visitor } from './speech/visitor.ts'

describe('the door', () => {
  it('refuses frames in the clear', async () => {
    const host = await opened(new ClearTcp({ clearFrames: false }))
    const visitor = await host.visitor()
    visitor.greets('Sara')
    await visitor.hears({ type: 'bye', code: 'tls-required' })
    await visitor.dismissed
  })

  it('refuses frames of somebody who shows no key', async () => {
    const host = await opened(new InsideTls())
    const visitor = await host.visitor(null)
    visitor.greets('Sara')
    await visitor.hears({ type: 'bye', code: 'key-required' })
    await visitor.dismissed
  })

  it('tells a plain client in one line that it is not let in, in the clear and by TLS', async () => {
    for (const carrier of [new ClearTcp(), new InsideTls()]) {
      const host = await opened(carrier)
      const guest = await host.plainGuest()
      guest.types('hello?')
      await guest.dismissed
      expect(guest.screen).toHaveLength(1)
      expect(guest.screen[0]).toContain('does not let plain-text clients in')
    }
  })

  it('takes 300 ms of silence for plain text where that is let in, and no ms less', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, plain: true }))
    const [ali, guest] = [await host.person('Ali'), await host.plainGuest()]
    clock.advance(299)
    await ali.catchesUp()
    expect(guest.screen).toEqual([])
    clock.advance(1)
    await guest.reads(/^Welcome to /)
  })

  it('refuses TLS 1.2', async () => {
    const carrier = new InsideTls()
    await opened(carrier)
    const socket = await dialClear(carrier.host.running.port)
    const secured = connect({ socket, rejectUnauthorized: false, maxVersion: 'TLSv1.2' })
    const [error] = (await once(secured, 'error')) as [NodeJS.ErrnoException]
    expect(error.code).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
  })

  it('speaks TLS 1.3, frames and plain text on one port', async () => {
    const carrier = new ClearTcp(patientPlain)
    const host = await opened(carrier)
    const { port } = carrier.host.running
    const secured = await dialTls(await dialClear(port), await newKey(), carrier.host.keyHash)
    expect(secured.getProtocol()).toBe('TLSv1.3')
    const visitor = new Visitor(socketPipe(secured))
    visitor.greets('Sara')
    await visitor.hears({ type: 'ready' })
    const guest = await host.plainGuest()
    guest.types('Omid')
    await guest.reads(/^\* You are Omid \(guest\)/)
    const plainInTls = new PlainGuest(socketPipe(await dialTls(await dialClear(port), null, carrier.host.keyHash)))
    plainInTls.types('Zara')
    await plainInTls.reads(/^\* You are Zara \(guest\)/)
    await visitor.hears({ type: 'came', person: { name: 'Zara' } })
    secured.destroy()
  })

  it('knows TLS by its very first byte, however slowly the rest comes', async () => {
    const carrier = new InsideTls()
    await opened(carrier)
    const raw = await dialClear(carrier.host.running.port)
    const secured = await dialTls(dripping(raw), await newKey(), carrier.host.keyHash)
    // in good order: to be cut would be an error to the streams in between
    secured.end()
    await once(raw, 'close')
  })
})

/** The same connection, whose bytes leave one by one. */
function dripping(socket: Socket): Duplex {
  const drip = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) this.push(Buffer.of(byte))
      done()
    },
  })
  drip.pipe(socket)
  return Duplex.from({ writable: drip, readable: socket })
}
