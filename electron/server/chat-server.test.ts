import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { directRoom, keyedId } from '../../shared/model.ts'
import { MemoryStore } from './memory-store.ts'
import { keyOf, settled } from './test-client.ts'
import { hosting, TestHost } from './test-host.ts'

describe('a host', () => {
  const host = hosting()

  async function restart(): Promise<void> {
    await host.stop()
    await host.start()
  }

  it('remembers names, rooms, topics and members over a restart', async () => {
    const ali = await host.person('Ali')
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    const room = ali.of('done')[0]?.room ?? ''
    await ali.says({ type: 'topic', request: 2, room, topic: 'roses' })
    await ali.says({ type: 'topic', request: 3, room: 'room-lobby', topic: 'welcome' })
    await restart()
    const thief = host.visitor('Thief')
    await thief.hello('Ali')
    expect(thief.of('refused')).toMatchObject([{ code: 'name-taken' }])
    const again = host.visitor('Ali')
    await again.hello('Ali')
    expect(again.of('entered')).toMatchObject([
      { room: 'room-lobby', topic: 'welcome', members: [keyedId(keyOf('Ali'))] },
      { room, name: 'garden', topic: 'roses', members: [keyedId(keyOf('Ali'))] },
    ])
  })

  it('keeps nothing of guests over a restart', async () => {
    const guest = host.visitor(null)
    guest.link.send(new TextEncoder().encode('Omid\n'))
    await settled()
    expect(host.server.peopleHere).toBe(1)
    await restart()
    const ali = host.visitor('Ali')
    await ali.hello('Omid')
    expect(ali.types).toContain('ready')
  })

  it('keeps conversations of whoever has a key, whatever letters are in it', async () => {
    const [ali, odd] = [await host.person('Ali'), await host.person('Odd', 'x-guest-1')]
    const room = directRoom(ali.you, odd.you)
    await ali.post('psst', 'client-1', room)
    await restart()
    const again = host.visitor('Ali')
    await again.hello('Ali')
    expect(again.of('entered').map((entered) => entered.room)).toEqual(['room-lobby', room])
  })

  it('goes on with its history, and with its counting', async () => {
    const before = host.visitor('Ali')
    await before.hello('Ali')
    await before.post('said before', 'client-1')
    await restart()
    const after = host.visitor('Ali')
    await after.hello('Ali')
    expect(after.of('welcome')[0]?.history).toBe(before.of('welcome')[0]?.history)
    expect(after.of('entered')).toMatchObject([{ room: 'room-lobby', newest: 1 }])
    await after.says({ type: 'history', request: 1, room: 'room-lobby', way: 'after', seq: 0 })
    expect(after.of('history')[0]?.messages).toEqual(before.of('message').map(({ type: _, ...message }) => message))
    await after.post('said after', 'client-2')
    expect(after.of('message')).toMatchObject([{ seq: 2, text: 'said after' }])
  })

  it('tells everybody that it stops, and nobody that the others leave', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    ali.fresh()
    await host.stop()
    expect(ali.heard).toEqual([{ type: 'bye', code: 'stopping' }])
    expect(sara.of('bye')).toHaveLength(1)
    expect(ali.closed).toBeNull()
  })

  it('leaves its folder free, and nothing but what it keeps', async () => {
    await host.person('Ali')
    await host.stop()
    expect(readdirSync(host.folder)).toEqual(['history.db'])
    await host.start()
  })

  it('shares its folder with no other host', async () => {
    await expect(new TestHost().start({ folder: host.folder })).rejects.toThrow(/Another host is running/)
  })

  it('may be told to stop twice', async () => {
    const { server } = host
    await Promise.all([server.stop(), server.stop()])
    await restart()
    expect((await host.person('Ali')).closed).toBeUndefined()
  })
})

describe('a host that cannot start', () => {
  const host = new TestHost()

  afterEach(() => host.clear())

  it('says that the port is in use, and lets the folder go', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    await expect(host.start({ port })).rejects.toThrow(`Port ${port} is in use.`)
    await new Promise((resolve) => other.close(resolve))
    expect(readdirSync(host.folder)).toEqual(['history.db'])
  })

  it.each(['', '\u202e', 'x'.repeat(65)])('wants a name that can be read: %j', async (name) => {
    await expect(host.start({ name })).rejects.toThrow(/host’s name/)
  })

  it('says that the folder cannot be written to', async () => {
    const path = join(host.folder, 'file')
    writeFileSync(path, '')
    await expect(host.start({ folder: join(path, 'below') })).rejects.toThrow(/cannot write/)
  })

  it('goes on where a name that was kept is taken twice', async () => {
    const person = (id: string) => ({ type: 'person', id: keyedId(keyOf(id)), name: 'Ali' }) as const
    const store = new MemoryStore()
    await store.keep(person('one'))
    await store.keep(person('two'))
    await host.start({ store })
    const two = host.visitor('two')
    await two.hello('Ali')
    expect(two.of('refused')).toMatchObject([{ code: 'name-taken' }])
    await host.stop()
  })
})
