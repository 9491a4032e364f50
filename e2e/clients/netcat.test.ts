import { afterEach, describe, expect, it } from 'vitest'
import { HeadlessTls } from '../protocol/carriers/headless-tls.ts'
import { Host, named, serves } from '../protocol/host.ts'
import { endPrograms, type Program } from '../protocol/hosts/program.ts'
import { introduces, netcat, waitForEnd } from './programs.ts'

const carrier = new HeadlessTls('--plain')
const host = new Host(carrier)

async function connected(name = named('Omid')): Promise<Program> {
  const client = netcat(carrier.running.port)
  await introduces(client, name)
  return client
}

describe('netcat', () => {
  serves(host)
  afterEach(() => endPrograms({ but: carrier.running.program }))

  it('is asked for a name, and again where it will not do', async () => {
    const omid = netcat(carrier.running.port)
    await omid.reads(/^Welcome to Ali's place\. What is your name\?$/)
    omid.types('admin')
    await omid.reads(/^! That name is kept for the host\. Choose another name\.$/)
    await omid.reads(/^What is your name\?$/)
    omid.types(named('Omid'))
    await omid.reads(/^\* You are Omid-\d+ \(guest\)/)
  })

  it('talks with the app, in Persian too', async () => {
    const sara = await host.person('Sara')
    const omid = await connected()
    omid.types('سلام، چای آماده است؟')
    await sara.hears({ type: 'message', text: 'سلام، چای آماده است؟' })
    await sara.posts('تقریباً')
    expect(await omid.reads(/تقریباً/)).toMatch(new RegExp(`^\\[\\d\\d:\\d\\d\\] ${sara.name}: تقریباً$`))
  })

  it('talks with netcat', async () => {
    const [omid, zara] = [await connected(), await connected(named('Zara'))]
    omid.types('hello')
    await zara.reads(/^\[\d\d:\d\d\] Omid-\d+ \(guest\): hello$/)
    zara.types('hello yourself')
    await omid.reads(/^\[\d\d:\d\d\] Zara-\d+ \(guest\): hello yourself$/)
  })

  it('lists who is here, and who is in the room', async () => {
    const sara = await host.person('Sara')
    const name = named('Omid')
    const omid = await connected(name)
    omid.types('/list')
    expect(await omid.reads(/^\* Here \(\d+\): /)).toContain(`${name} (guest), ${sara.name}`)
    omid.types(`/join ${named('garden')}`)
    omid.types('/names')
    expect(await omid.reads(/^\* In #garden-\d+ \(1\): /)).toContain(`: ${name} (guest)`)
  })

  it('writes to one person, who answers', async () => {
    const sara = await host.person('Sara')
    const zara = await connected(named('Zara'))
    const omid = await connected()
    omid.types(`/pm ${sara.name} between us`)
    const { room } = await sara.hears({ type: 'message', text: 'between us' })
    await sara.posts('of course', room)
    await omid.reads(/^\[\d\d:\d\d\] \(private\) Sara-\d+: of course$/)
    zara.types('/ping')
    await zara.reads(/^\* pong$/)
    expect(zara.out.all.join()).not.toMatch(/between us|of course/)
  })

  it('makes a room, takes another name, and says what it does', async () => {
    const sara = await host.person('Sara')
    const room = named('garden')
    const omid = await connected()
    omid.types(`/join ${room}`)
    await omid.reads(new RegExp(`^\\* You are in #${room} alone\\.`))
    const id = await sara.joins(room, false)
    const name = named('Navid')
    omid.types(`/nick ${name}`)
    await omid.reads(new RegExp(`^\\* You are now ${name} \\(guest\\)\\.$`))
    omid.types('/me waters the roses')
    await sara.hears({ type: 'message', room: id, kind: 'action', name, text: 'waters the roses' })
    omid.types('/topic the roses')
    await sara.hears({ type: 'topic', room: id, topic: 'the roses' })
  })

  it('finds its way with /help and /rooms', async () => {
    const omid = await connected()
    omid.types('/help')
    for (const command of ['list', 'join', 'pm', 'nick', 'exit']) await omid.reads(new RegExp(`^\\* /${command}\\b`))
    omid.types('/rooms')
    await omid.reads(/^\* #lobby \(\d+\)/)
  })

  it('need not end its line', async () => {
    const sara = await host.person('Sara')
    const omid = await connected()
    omid.typesBytes('no end of line')
    await sara.hears({ type: 'message', text: 'no end of line' })
  })

  it('may say all at once, and hang up', async () => {
    const sara = await host.person('Sara')
    const name = named('Omid')
    const omid = netcat(carrier.running.port, '-N')
    omid.typesBytes(`${name}\nfrom a script\nthe last words`)
    omid.typesEnd()
    const { author } = await sara.hears({ type: 'message', name, text: 'from a script' })
    await sara.hears({ type: 'message', name, text: 'the last words' })
    await sara.hears({ type: 'gone', person: author, why: 'left' })
    expect(await omid.ended).toEqual({ code: 0, signal: null })
  })

  it('is told when a line is too long, and nothing of it is posted', async () => {
    const sara = await host.person('Sara')
    const omid = await connected()
    omid.types('x'.repeat(40_000))
    await omid.reads(/^! That line is too long\. Send it in parts\.$/)
    omid.types('short')
    await sara.hears({ type: 'message', text: 'short' })
    expect(sara.heard({ type: 'message' })).toHaveLength(1)
  })

  it('is told when its bytes are not UTF-8, and nothing of them is posted', async () => {
    const sara = await host.person('Sara')
    const omid = await connected()
    omid.typesBytes(Buffer.from([0xd3, 0xe1, 0xc7, 0xe3, 0x0a]))
    await omid.reads(/^! Those bytes are not UTF-8 text\. Set your client to UTF-8\.$/)
    await sara.catchesUp()
    expect(sara.heard({ type: 'message' })).toEqual([])
  })

  it('leaves with /exit', async () => {
    const sara = await host.person('Sara')
    const name = named('Omid')
    const omid = await connected(name)
    const { person } = await sara.hears({ type: 'came', person: { name } })
    omid.types('/exit')
    await sara.hears({ type: 'gone', person: person.id, why: 'left' })
    expect(await waitForEnd(omid)).toEqual({ code: 0, signal: null })
  })

  it('that is killed in the middle of a sentence reads as lost', async () => {
    const sara = await host.person('Sara')
    const name = named('Omid')
    const omid = await connected(name)
    const { person } = await sara.hears({ type: 'came', person: { name } })
    omid.typesBytes('half a sen')
    // what it has not read when it dies makes the system reset the connection: no end in good order
    await omid.freezes()
    await sara.posts('are you there?')
    await sara.catchesUp()
    await omid.kill('SIGKILL')
    await sara.hears({ type: 'gone', person: person.id, why: 'lost' })
    expect(sara.heard({ type: 'message', author: person.id }).filter(({ text }) => text !== 'half a sen')).toEqual([])
  })

  it('cannot take a name that a key owns', async () => {
    const sara = await host.person('Sara')
    const omid = netcat(carrier.running.port)
    await omid.reads(/What is your name\?$/)
    omid.types(sara.name)
    await omid.reads(/^! Somebody else has that name on this host\. Choose another name\.$/)
  })
})
