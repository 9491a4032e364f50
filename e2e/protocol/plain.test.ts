import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { InMemory } from './carriers/inside.ts'
import { named, opened, plainHosts, serves, type Host } from './host.ts'
import type { PlainGuest } from './speech/plain-guest.ts'

async function guestCalled(host: Host, name: string): Promise<PlainGuest> {
  const guest = await host.plainGuest()
  guest.types(name)
  await guest.reads(/^\* You are .+ \(guest\)\. Type \/help for the commands\.$/)
  return guest
}

describe.each(plainHosts())('plain text over $name', (host) => {
  serves(host)

  it('begins with a greeting and the question for a name', async () => {
    const guest = await host.plainGuest()
    guest.types('')
    await guest.reads(/^Welcome to .+\. What is your name\?$/)
  })

  it('asks again for a name that will not do, and says why', async () => {
    const guest = await host.plainGuest()
    guest.types('two words')
    await guest.reads(/^! That name has a character that names cannot have\./)
    await guest.reads(/^What is your name\?$/)
    guest.types(named('Omid'))
    await guest.reads(/^\* You are Omid-\d+ \(guest\)/)
  })

  it('carries messages both ways, and does not repeat to an author what they typed', async () => {
    const sara = await host.person('Sara')
    const name = named('Omid')
    const omid = await guestCalled(host, name)
    omid.types('سلام به همه')
    const { author } = await sara.hears({ type: 'message', name, text: 'سلام به همه' })
    expect(author).toMatch(/^guest-/)
    await sara.posts('سلام!')
    expect(await omid.reads(/سلام!/)).toMatch(new RegExp(`^\\[\\d\\d:\\d\\d\\] ${sara.name}( \\(guest\\))?: سلام!$`))
    await omid.catchesUp()
    expect(omid.screen.filter((line) => line.includes('سلام به همه'))).toEqual([])
  })

  it('writes to one person alone, and reads what they answer', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const omid = await guestCalled(host, named('Omid'))
    omid.types(`/pm ${ali.name} is the tea ready?`)
    const { room } = await ali.hears({ type: 'message', text: 'is the tea ready?' })
    expect(room).toMatch(/^direct:/)
    await ali.posts('nearly', room)
    expect(await omid.reads(/nearly/)).toMatch(/^\[\d\d:\d\d\] \(private\) Ali-/)
    await sara.catchesUp()
    expect(sara.heard({ type: 'message', room })).toEqual([])
  })

  it('moves between rooms', async () => {
    const sara = await host.person('Sara')
    const name = named('garden')
    const room = await sara.joins(name)
    const omid = await guestCalled(host, named('Omid'))
    omid.types(`/join ${name}`)
    omid.types('among the roses')
    await sara.hears({ type: 'message', room, text: 'among the roses' })
    omid.types('/leave')
    omid.types('back inside')
    await sara.hears({ type: 'message', room: sara.lobby, text: 'back inside' })
  })

  it('shows where something was said that was not said in the current room', async () => {
    const sara = await host.person('Sara')
    const name = named('garden')
    await sara.joins(name)
    const omid = await guestCalled(host, named('Omid'))
    omid.types(`/join ${name}`)
    await omid.reads(new RegExp(`^\\* You are in #${name}`))
    await sara.posts('from inside')
    expect(await omid.reads(/from inside/)).toContain('] #lobby Sara-')
  })

  it('never posts an unknown command, and says one slash for two', async () => {
    const sara = await host.person('Sara')
    const omid = await guestCalled(host, named('Omid'))
    omid.types('/dance')
    await omid.reads(/^! There is no such command\./)
    omid.types('//dance')
    await sara.hears({ type: 'message', text: '/dance' })
    expect(sara.heard({ type: 'message' })).toHaveLength(1)
  })

  it('answers a line that is too long with an error, and posts nothing of it', async () => {
    const sara = await host.person('Sara')
    const omid = await guestCalled(host, named('Omid'))
    omid.types('x'.repeat(40_000))
    await omid.reads(/^! That line is too long\./)
    omid.types('y'.repeat(8_001))
    await omid.reads(/^! That line is too long\./)
    omid.types('z'.repeat(8_000))
    await sara.hears({ type: 'message', text: 'z'.repeat(8_000) })
    expect(sara.heard({ type: 'message' })).toHaveLength(1)
  })

  it('answers bytes that are not UTF-8 with an error, and posts nothing of them', async () => {
    const sara = await host.person('Sara')
    const omid = await guestCalled(host, named('Omid'))
    omid.sends(Buffer.from([0xff, 0xfe, 0x41, 0x0a]))
    await omid.reads(/^! Those bytes are not UTF-8 text\./)
    await omid.catchesUp()
    expect(sara.heard({ type: 'message' })).toEqual([])
  })

  it('cannot move a reader’s cursor, nor pass for another line', async () => {
    const sara = await host.person('Sara')
    const omid = await guestCalled(host, named('Omid'))
    await sara.posts('\u001b[2Jgone\n[12:34] Ali: I never said that')
    const lines = [await omid.reads(/gone/), await omid.reads(/never said/)]
    expect(lines.join('')).not.toContain('\u001b')
    expect(lines[1]).toMatch(/^ {8}\[12:34\] Ali/)
  })

  it('is heard to the last word, also where it hangs up without a line’s end', async () => {
    const ali = await host.person('Ali')
    const name = named('Omid')
    const guest = await guestCalled(host, name)
    guest.sends(Buffer.from('one\nand the last'))
    guest.hangsUp()
    await ali.hears({ type: 'message', name, text: 'one' })
    await ali.hears({ type: 'message', name, text: 'and the last' })
  })

  it('leaves with /exit', async () => {
    const sara = await host.person('Sara')
    const name = named('Omid')
    const omid = await guestCalled(host, name)
    const { person } = await sara.hears({ type: 'came', person: { name } })
    omid.types('/exit')
    await omid.dismissed
    await sara.hears({ type: 'gone', person: person.id, why: 'left' })
  })
})

const proving = plainHosts().filter(({ carrier }) => carrier.provesKeys)

describe.each(proving)('a plain guest over $name', (host) => {
  serves(host)

  it('cannot have a name that a key owns, also while its owner is away', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    sara.writes({ type: 'bye' })
    await ali.hears({ type: 'gone', person: sara.id })
    const guest = await host.plainGuest()
    guest.types(sara.name)
    await guest.reads(/^! Somebody else has that name on this host\./)
    const omid = await guestCalled(host, named('Omid'))
    omid.types(`/nick ${sara.name}`)
    await omid.reads(/^! Somebody else has that name on this host\./)
  })
})

describe('a silence', () => {
  it('of 300 ms at the start is plain text', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, plain: true }))
    const guest = await host.plainGuest()
    clock.advance(299)
    await new Promise(setImmediate)
    expect(guest.screen).toEqual([])
    clock.advance(1)
    await guest.reads(/^Welcome to Ali's place\./)
  })

  it('of 100 ms ends a line that has no end', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, plain: true }))
    const sara = await host.person('Sara')
    const omid = await guestCalled(host, 'Omid')
    omid.sends(Buffer.from('no end '))
    await sara.catchesUp()
    clock.advance(99)
    omid.sends(Buffer.from('in sight'))
    await sara.catchesUp()
    clock.advance(99)
    await sara.catchesUp()
    expect(sara.heard({ type: 'message' })).toEqual([])
    clock.advance(1)
    await sara.hears({ type: 'message', text: 'no end in sight' })
  })

  it('also ends a name that has no end', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, plain: true }))
    const guest = await host.plainGuest()
    guest.sends(Buffer.from('Omid'))
    await guest.reads(/^Welcome/)
    clock.advance(100)
    await guest.reads(/^\* You are Omid \(guest\)/)
  })
})
