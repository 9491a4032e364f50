import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { Ear } from './ear.ts'
import { Ground } from './ground.ts'
import { keepsTheLinkContract } from './link-contract.ts'
import { StreamLink } from './stream-link.ts'
import { listenTcp, type Listener } from './tcp.ts'

const clear = { address: '127.0.0.1', secure: false, keyHash: null }
const ground = new Ground()

afterEach(() => ground.clear())

async function visit(listener: Listener, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ host, port: listener.port, allowHalfOpen: true })
  socket.on('error', () => {})
  ground.later(() => socket.destroy())
  await once(socket, 'connect')
  return socket
}

keepsTheLinkContract('TCP', async (clock: FakeClock) => {
  const { listener, arrivals } = await ground.listening({ clock })
  const socket = connect({ host: '127.0.0.1', port: listener.port, allowHalfOpen: true })
  await once(socket, 'connect')
  const one = new StreamLink(socket, clear, clock)
  return { one, other: (await arrivals.next()).clear(), putAway: () => listener.close() }
})

describe('a listener', () => {
  it('says that its port is in use, and which', async () => {
    const { listener } = await ground.listening()
    const again = await listenTcp({ port: listener.port, bind: '127.0.0.1' }, () => {})
    expect(again).toEqual({ ok: false, error: { code: 'port-in-use', facts: { port: listener.port } } })
  })

  it('says that an address is not its computer’s', async () => {
    const result = await listenTcp({ port: 0, bind: '192.0.2.1' }, () => {})
    expect(result).toEqual({ ok: false, error: { code: 'bind-failed', facts: { address: '192.0.2.1' } } })
  })

  it('says that a number is no port', async () => {
    expect(await listenTcp({ port: 65_536 }, () => {})).toEqual({ ok: false, error: { code: 'port-invalid' } })
  })

  it('is reached by IPv4 where no address is named, and shows it as IPv4', async () => {
    const { listener, arrivals } = await ground.listening({ bind: undefined })
    await visit(listener)
    expect((await arrivals.next()).address).toBe('127.0.0.1')
  })

  it('frees its port when it closes, drops who is undecided, and leaves links alone', async () => {
    const { listener, arrivals } = await ground.listening()
    const [known, unknown] = [await visit(listener), await visit(listener)]
    const ear = new Ear()
    const link = (await arrivals.next()).clear()
    link.listen(ear)
    const first = (await arrivals.next()).first(10_000)
    await listener.close()
    expect(await first).toBe('closed')
    await once(unknown.resume(), 'end')
    known.write('still here')
    await ear.hears('still here')
    expect(ear.text).toBe('still here')
    const again = await listenTcp({ port: listener.port, bind: '127.0.0.1' }, () => {})
    expect(again.ok).toBe(true)
    if (again.ok) await again.value.close()
    link.destroy('stopping')
  })

  it('lets a refused arrival see its connection closed', async () => {
    const { listener, arrivals } = await ground.listening()
    const socket = await visit(listener)
    ;(await arrivals.next()).drop()
    await once(socket.resume(), 'end')
    expect(socket.bytesRead).toBe(0)
  })
})

describe('a link over TCP', () => {
  it('still answers a peer that has ended its own side', async () => {
    const { listener, arrivals } = await ground.listening()
    const socket = await visit(listener)
    const link = (await arrivals.next()).clear()
    const ear: Ear = new Ear(() => link.send(encodeUtf8('answer')))
    link.listen(ear)
    socket.end('question')
    const heard: Buffer[] = []
    for await (const chunk of socket) heard.push(chunk as Buffer)
    expect(Buffer.concat(heard).toString()).toBe('answer')
    expect(await ear.closes()).toBeNull()
  })

  it('shows first bytes that came together with the end, and hears them', async () => {
    const { listener, arrivals } = await ground.listening()
    ;(await visit(listener)).end('Omid')
    const arrival = await arrivals.next()
    expect(Buffer.from((await arrival.first(300)) as Uint8Array).toString()).toBe('Omid')
    const ear = new Ear()
    arrival.clear().listen(ear)
    expect(await ear.closes()).toBeNull()
    expect(ear.text).toBe('Omid')
  })

  it('is lost when the peer resets it', async () => {
    const { listener, arrivals } = await ground.listening()
    const socket = await visit(listener)
    const ear = new Ear()
    ;(await arrivals.next()).clear().listen(ear)
    socket.resetAndDestroy()
    expect(await ear.closes()).toBe('lost')
  })

  it('closes a while after its end where the peer does not end its own side', async () => {
    const clock = new FakeClock()
    const { listener, arrivals } = await ground.listening({ clock })
    const socket = await visit(listener)
    const link = (await arrivals.next()).clear()
    const ear = new Ear()
    link.listen(ear)
    link.send(encodeUtf8('bye'))
    link.end()
    await once(socket.resume(), 'end')
    expect(ear.reasons).toEqual([])
    clock.advance(1_000)
    expect(await ear.closes()).toBeNull()
  })

  it('closes as slow where the peer does not read', async () => {
    const clock = new FakeClock()
    const { listener, arrivals } = await ground.listening({ clock })
    await visit(listener)
    const link = (await arrivals.next()).clear()
    const ear = new Ear()
    link.listen(ear)
    const chunk = new Uint8Array(limits.sendQueue.hard.value / 4)
    while (ear.reasons.length === 0) {
      link.send(chunk)
      await new Promise(setImmediate)
    }
    expect(ear.reasons).toEqual(['slow'])
  })
})
