import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { dialClear, dialTls } from './carriers/dial.ts'
import { ClearTcp, InMemory, InsideTls } from './carriers/inside.ts'
import { newKey, opened } from './host.ts'
import { frameOf } from './speech/frames.ts'
import { passesUntil } from './time.ts'

describe('a deadline', () => {
  it('of 15 s is set for the login, whatever is said meanwhile', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const visitor = await host.visitor()
    visitor.greets('admin')
    await visitor.hears({ type: 'refused' })
    clock.advance(14_999)
    visitor.greets('host')
    await visitor.hears({ type: 'refused' })
    clock.advance(1)
    await visitor.hears({ type: 'bye', code: 'login-late' })
    await visitor.dismissed
  })

  it('for the login is told to a plain client too', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, plain: true }))
    const guest = await host.plainGuest()
    guest.types('')
    await guest.reads(/^What is your name\?$|^Welcome/)
    expect(await passesUntil(clock, guest.dismissed)).toBeGreaterThanOrEqual(14_900)
    expect(guest.screen.at(-1)).toContain('The login took too long.')
  })

  it('of 10 s is set for the TLS handshake', async () => {
    const clock = new FakeClock()
    const carrier = new InsideTls({ clock })
    await opened(carrier)
    const socket = await dialClear(carrier.host.running.port)
    socket.on('error', () => undefined)
    socket.resume().write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]))
    const waited = await passesUntil(clock, once(socket, 'close'))
    expect(waited).toBeGreaterThanOrEqual(10_000)
  })

  it('for the handshake runs from the start of the connection, not from its first byte', async () => {
    const clock = new FakeClock()
    const carrier = new InsideTls({ clock })
    await opened(carrier)
    const before = clock.timersLeft
    const socket = await dialClear(carrier.host.running.port)
    // the host has noticed it when it waits for its first byte
    while (clock.timersLeft === before) await new Promise(setImmediate)
    clock.advance(9_000)
    socket.on('error', () => undefined)
    socket.resume().write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]))
    expect(await passesUntil(clock, once(socket, 'close'))).toBeLessThan(5_000)
  })

  it('for the login runs from the start of the connection, not from the end of the handshake', async () => {
    const clock = new FakeClock()
    const carrier = new InsideTls({ clock })
    await opened(carrier)
    const socket = await dialClear(carrier.host.running.port)
    const secured = await dialTls(socket, await newKey(), carrier.host.keyHash)
    secured.on('error', () => undefined).resume()
    const waited = await passesUntil(clock, once(secured, 'close'))
    expect(waited).toBeGreaterThanOrEqual(9_000)
    expect(waited).toBeLessThan(20_000)
  })

  it('for the login is not given anew to whoever was silent first', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const visitor = await host.visitor()
    clock.advance(9_000)
    visitor.greets('admin')
    await visitor.hears({ type: 'refused' })
    clock.advance(5_999)
    visitor.greets('host')
    await visitor.hears({ type: 'refused' })
    clock.advance(1)
    await visitor.hears({ type: 'bye', code: 'login-late' })
  })

  it('ends a silent connection also where no plain text is let in', async () => {
    const clock = new FakeClock()
    const carrier = new ClearTcp({ clock })
    await opened(carrier)
    const socket = await dialClear(carrier.host.running.port)
    socket.on('error', () => undefined).resume()
    expect(await passesUntil(clock, once(socket, 'close'))).toBeGreaterThanOrEqual(10_000)
  })

  it('of 20 s is set for a frame that has begun, however steadily its bytes drip', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const frame = frameOf({ type: 'ping', token: 1 })
    for (let second = 0; second < 20; second++) {
      sara.sends(frame.subarray(second, second + 1))
      await ali.catchesUp()
      clock.advance(1_000)
    }
    await sara.hears({ type: 'bye', code: 'idle' })
    await sara.dismissed
    await ali.posts('still served')
  })
})
