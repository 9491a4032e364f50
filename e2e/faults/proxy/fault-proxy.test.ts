import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FaultProxy } from './fault-proxy.ts'

let host: Server
let proxy: FaultProxy
let arrived: Promise<Socket>
let client: Socket

/** What a socket hears until it ends or breaks. */
async function all(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await new Promise((resolve) => socket.once('end', resolve).once('error', resolve).once('close', resolve))
  return Buffer.concat(chunks).toString()
}

function next(socket: Socket): Promise<string> {
  return new Promise((resolve) => socket.once('data', (chunk: Buffer) => resolve(chunk.toString())))
}

beforeEach(async () => {
  host = createServer({ allowHalfOpen: true })
  arrived = new Promise((resolve) => host.once('connection', resolve))
  host.on('connection', (socket) => socket.on('error', () => undefined))
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  proxy = await FaultProxy.open(() => (host.address() as AddressInfo).port, 1)
  client = connect({ host: '127.0.0.1', port: proxy.port, allowHalfOpen: true })
  client.on('error', () => undefined)
})

afterEach(async () => {
  client.destroy()
  const there = await arrived
  there.destroy()
  await proxy.close()
  await new Promise((resolve) => host.close(resolve))
})

describe('the fault proxy', () => {
  it('passes everything on in fair weather, and each end of it by itself', async () => {
    const there = await arrived
    client.end('question')
    expect(await all(there)).toBe('question')
    there.end('answer')
    expect(await all(client)).toBe('answer')
  })

  it('passes single bytes, and all of them', async () => {
    const there = await arrived
    proxy.weather({ slice: 1 })
    const pieces: number[] = []
    there.on('data', (chunk: Buffer) => pieces.push(chunk.length))
    client.end('x'.repeat(200))
    expect(await all(there)).toHaveLength(200)
    expect(pieces.length).toBeGreaterThan(100)
  })

  it('lets bytes take as long as it is told', async () => {
    const there = await arrived
    proxy.weather({ delay: 40, jitter: 10 })
    const begun = performance.now()
    client.write('late')
    await next(there)
    expect(performance.now() - begun).toBeGreaterThan(35)
  })

  it('lets no more bytes a second through than it is told', async () => {
    const there = await arrived
    proxy.weather({ bandwidth: 10_000, slice: 100 })
    const begun = performance.now()
    client.end('x'.repeat(1_000))
    expect(await all(there)).toHaveLength(1_000)
    expect(performance.now() - begun).toBeGreaterThan(80)
  })

  it('is a black hole one way, and lets what it held through when that is over', async () => {
    const there = await arrived
    proxy.weather({ holds: { up: true, down: false } })
    client.write('held')
    there.write('passes')
    expect(await next(client)).toBe('passes')
    const heard = next(there)
    proxy.weather({})
    expect(await heard).toBe('held')
  })

  it('closes one way, and leaves the other open', async () => {
    const there = await arrived
    proxy.halfClose('up')
    expect(await all(there)).toBe('')
    there.write('still here')
    expect(await next(client)).toBe('still here')
  })

  it('breaks a connection after a number of bytes, which arrive', async () => {
    const there = await arrived
    proxy.cutAfter(6)
    proxy.weather({ slice: 3 })
    const heard = all(there)
    client.write('123456789')
    expect((await heard).slice(0, 6)).toBe('123456')
    expect(proxy.open).toBe(0)
  })

  it('refuses, and breaks what is open', async () => {
    const there = await arrived
    const [gone, broken] = [all(client), all(there)]
    proxy.weather({ refuses: true })
    proxy.reset()
    await Promise.all([gone, broken])
    const late = connect(proxy.port, '127.0.0.1')
    late.on('error', () => undefined)
    expect(await all(late)).toBe('')
  })
})
