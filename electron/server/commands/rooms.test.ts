import { describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../../shared/json.ts'
import { directRoom, keyedId } from '../../../shared/model.ts'
import { keyOf, settled, type TestClient } from '../test-client.ts'
import { hosting } from '../test-host.ts'

const lobby = 'room-lobby'

async function makes(client: TestClient, name: string): Promise<string> {
  await client.says({ type: 'join', request: 1, name, create: true })
  return client.of('done').at(-1)?.room ?? ''
}

function codes(client: TestClient): string[] {
  return client.of('refused').map(({ code }) => code)
}

/** Types lines at a plain client. */
async function types(guest: TestClient, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    guest.link.send(encodeUtf8(`${line}\n`))
    await settled()
  }
}

describe('open rooms', () => {
  const host = hosting({ limits: { rooms: 3, roomsMade: { burst: 4, perHour: 20 } } })

  it('are entered by their name, and made only where that was asked', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await sara.says({ type: 'join', request: 1, name: 'garden', create: false })
    expect(codes(sara)).toEqual(['room-unknown'])
    const garden = await makes(ali, 'garden')
    await sara.says({ type: 'join', request: 2, name: '#garden', create: false })
    expect(sara.of('done')).toMatchObject([{ request: 2, room: garden }])
    expect(ali.of('joined').at(-1)).toMatchObject({ room: garden, person: sara.you })
  })

  it('have names that nobody else has', async () => {
    const ali = await host.person('Ali')
    await host.person('Sara')
    await makes(ali, 'Sara')
    await makes(ali, 'x')
    expect(codes(ali)).toEqual(['name-taken', 'name-short'])
  })

  it('are so many on a host, and so many that one person makes in an hour', async () => {
    const ali = await host.person('Ali')
    for (const name of ['one', 'two', 'three', 'four', 'five']) await makes(ali, name)
    expect(ali.of('done')).toHaveLength(2)
    expect(codes(ali)).toEqual(['rooms-full', 'rooms-full', 'rate-limited'])
    expect(ali.of('refused').at(-1)?.retryAfter).toBeGreaterThan(60_000)
  })

  it('are left by those who are in them; the lobby and conversations are not', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const garden = await makes(ali, 'garden')
    const direct = directRoom(ali.you, sara.you)
    await ali.post('hello', 'client-1', direct)
    for (const room of [garden, lobby, direct]) await sara.says({ type: 'leave', request: 1, room })
    expect(codes(sara)).toEqual(['room-not-joined', 'room-lobby', 'room-unknown'])
    await ali.says({ type: 'leave', request: 2, room: garden })
    expect(ali.of('exited')).toEqual([{ type: 'exited', room: garden }])
  })

  it('are told to their members at each login with those who are in them, and nobody who left', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const garden = await makes(ali, 'garden')
    await makes(sara, 'garden')
    await ali.says({ type: 'leave', request: 2, room: garden })
    const other = host.visitor('Sara')
    await other.hello('Sara')
    expect(other.of('entered').at(-1)).toMatchObject({ room: garden, members: [sara.you] })
  })

  it('are spoken in, and given a topic, by their members alone', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const garden = await makes(ali, 'garden')
    await sara.post('hello?', 'client-1', garden)
    await sara.says({ type: 'topic', request: 1, room: garden, topic: 'mine' })
    expect(codes(sara)).toEqual(['room-not-joined', 'room-not-joined'])
    expect([...ali.of('message'), ...ali.of('topic')]).toEqual([])
  })

  it('have the topic that was set last, for whoever enters and for the list', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const garden = await makes(ali, 'garden')
    for (const topic of ['tea', 'roses']) await ali.says({ type: 'topic', request: 2, room: garden, topic })
    await sara.says({ type: 'join', request: 1, name: 'garden', create: false })
    await sara.says({ type: 'rooms', request: 2 })
    expect(sara.of('entered')).toMatchObject([{ room: garden, topic: 'roses' }])
    expect(sara.of('rooms')[0]?.rooms).toContainEqual({ id: garden, name: 'garden', topic: 'roses', members: 2 })
  })

  it('tell somebody who left what was kept before, when it is sent again, and refuse what was not', async () => {
    const ali = await host.person('Ali')
    const garden = await makes(ali, 'garden')
    await ali.post('still here', 'client-1', garden)
    await ali.says({ type: 'leave', request: 2, room: garden })
    await ali.post('still here', 'client-1', garden)
    expect(ali.of('message').map(({ seq, text }) => [seq, text])).toEqual([
      [1, 'still here'],
      [1, 'still here'],
    ])
    await ali.post('gone', 'client-2', garden)
    await ali.post('changed', 'client-1', garden)
    expect(codes(ali)).toEqual(['room-not-joined', 'room-not-joined'])
  })

  it('are left by a guest as by anybody', async () => {
    const ali = await host.person('Ali')
    const room = await makes(ali, 'garden')
    await types(host.visitor(null), 'Omid', '/join garden', '/leave')
    expect(ali.of('joined').at(-1)).toMatchObject({ room })
    expect(ali.of('left')).toMatchObject([{ room, why: 'left' }])
  })
})

describe('a conversation of two', () => {
  const host = hosting()

  it('is found again after the host was started anew, by both', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const room = directRoom(ali.you, sara.you)
    await ali.post('hello', 'client-1', room)
    await host.stop()
    await host.start()
    for (const name of ['Ali', 'Sara']) {
      const again = host.visitor(name)
      await again.hello(name)
      expect(again.of('entered').at(-1)).toMatchObject({ room, kind: 'direct', newest: 1 })
    }
  })

  it('is told to both before the first that is said in it', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    ali.fresh()
    const room = directRoom(ali.you, sara.you)
    await ali.post('hello', 'client-1', room)
    expect([ali.types, sara.types]).toEqual([ali, sara].map(() => ['entered', 'message']))
    expect(sara.of('entered')).toMatchObject([{ room, kind: 'direct', newest: 0 }])
  })

  it('is with somebody whom the host knows', async () => {
    const ali = await host.person('Ali')
    await ali.post('hello?', 'client-1', directRoom(ali.you, keyedId(keyOf('Nobody'))))
    expect(codes(ali)).toEqual(['person-unknown'])
  })

  it('with a guest ends with the guest: the next one of that name finds nothing of it', async () => {
    const [ali, guest] = [await host.person('Ali'), host.visitor(null)]
    await types(guest, 'Omid', '/pm ali hello')
    const room = ali.of('message')[0]?.room ?? ''
    expect(room).toMatch(/^direct:/)
    await types(guest, '/quit')
    await ali.says({ type: 'history', request: 1, room, way: 'after', seq: 0 })
    expect(codes(ali)).toEqual(['room-unknown'])
  })
})

describe('conversations of one person', () => {
  const host = hosting({ limits: { conversations: 1 } })

  it('are so many, whoever begins them', async () => {
    const [ali, sara, omid] = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    await ali.post('hello', 'client-1', directRoom(ali.you, sara.you))
    await ali.post('hello', 'client-2', directRoom(ali.you, omid.you))
    await omid.post('hello', 'client-3', directRoom(omid.you, sara.you))
    await sara.post('hello back', 'client-4', directRoom(ali.you, sara.you))
    expect([codes(ali), codes(omid), codes(sara)]).toEqual([['conversations-full'], ['conversations-full'], []])
    expect(ali.of('message').map(({ text }) => text)).toEqual(['hello', 'hello back'])
  })
})

describe('what somebody says', () => {
  const host = hosting()

  it('is something', async () => {
    const ali = await host.person('Ali')
    await ali.post('  \n', 'client-1')
    expect(ali.of('refused')).toMatchObject([{ code: 'text-empty', clientId: 'client-1' }])
  })

  it('is said once: who says it again is told the first, and nobody else hears it', async () => {
    const [ali, other, sara] = [await host.person('Ali'), await host.person('Ali'), await host.person('Sara')]
    await ali.post('hello', 'client-1')
    await other.post('hello', 'client-1')
    expect(other.of('message')).toEqual([ali.of('message')[0], ali.of('message')[0]])
    expect([ali.of('message'), sara.of('message')].map(({ length }) => length)).toEqual([1, 1])
  })

  it('keeps its id: something else under the same id is refused, and nobody hears it', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await ali.post('hello', 'client-1')
    await ali.post('something else', 'client-1')
    expect(ali.of('refused')).toMatchObject([{ code: 'clientid-conflict', clientId: 'client-1' }])
    expect(sara.of('message').map(({ text }) => text)).toEqual(['hello'])
  })
})

describe('a name', () => {
  const host = hosting()

  it('that somebody else has is not taken by renaming', async () => {
    const [ali] = [await host.person('Ali'), await host.person('Sara')]
    await ali.says({ type: 'rename', request: 1, name: 'sara' })
    expect(codes(ali)).toEqual(['name-taken'])
  })
})
