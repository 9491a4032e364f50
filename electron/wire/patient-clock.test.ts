import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { firstBytes } from './first-bytes.ts'
import { Ground } from './ground.ts'
import { systemClock } from './system-clock.ts'

const ground = new Ground()

afterEach(() => ground.clear())

describe('a wait for silence', () => {
  it('hears what came in time while the event loop stood still', async () => {
    const server = createServer()
    const port = await ground.other(server)
    const arrived = once(server, 'connection') as Promise<[Socket]>
    const peer = connect(port, '127.0.0.1')
    ground.later(() => peer.destroy())
    const [socket] = await arrived
    ground.later(() => socket.destroy())
    const first = firstBytes(socket, 20, systemClock)
    await new Promise<void>((resolve) => peer.write('hello', () => resolve()))
    standStill(60)
    expect(String(await first)).toBe('hello')
  })
})

/** Nothing else runs for so many ms. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
