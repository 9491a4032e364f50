import { beforeEach, describe, expect, it } from 'vitest'
import { parseCommand, type Command } from '../../shared/commands.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { directRoom, type PersonId } from '../../shared/model.ts'
import type { DialectSurroundings, Heard } from './dialect.ts'
import { PlainDialect } from './plain.ts'

const you = 'guest-1'
const ali = 'key-ali'
const bob = 'guest-2'
const lobby = 'room-lobby'
const garden = 'room-garden'
const time = 1_795_000_000_000

let plain: PlainDialect
let ids: number

function surroundings(): DialectSurroundings {
  return { now: () => time, newId: () => `client-id-${++ids}`, host: 'Ali’s place', showTime: () => '12:34' }
}

beforeEach(() => {
  ids = 0
  plain = new PlainDialect(surroundings())
})

/** What is heard of a text, with replies read. */
function hear(text: string | Uint8Array): unknown[] {
  return read(plain.hear(typeof text === 'string' ? encodeUtf8(text) : text))
}

function read(heard: Heard[]): unknown[] {
  return heard.map((one) => {
    if (one.type === 'reply') return Buffer.from(one.bytes).toString()
    if (one.type === 'refusal') return one.fatal ? `fatal ${one.code}` : one.code
    expect(parseCommand(one.command).ok).toBe(true)
    return one.command
  })
}

/** What is said of events. */
function say(...events: Event[]): string {
  return events.map((event) => Buffer.from(plain.say(event) ?? []).toString()).join('')
}

const person = (id: PersonId, name: string, presence: 'here' | 'offline' = 'here') => ({ id, name, presence })

function said(text: string, more: Partial<EventOf<'message'>> = {}): EventOf<'message'> {
  const common = { room: lobby, seq: 1, clientId: 'other-id-1', author: ali, name: 'Ali', kind: 'text', time } as const
  return { type: 'message', ...common, text, ...more }
}

function login(): string {
  hear('Omid\n')
  return admit()
}

/** The host's answer to the hello. */
function admit(): string {
  const told = say(
    { type: 'welcome', revision: 1, host: 'Ali’s place', history: 'h', you, capabilities: [] },
    {
      type: 'people',
      people: [person(ali, 'Ali'), person(you, 'Omid'), person(bob, 'bob'), person('key-zoe', 'Zoe', 'offline')],
    },
    { type: 'entered', room: lobby, kind: 'open', name: 'lobby', topic: 'Tea', members: [ali, you] },
    { type: 'history', room: lobby, messages: [] },
    { type: 'ready' },
  )
  plain.admit()
  return told
}

/** Answers a `/join` that was heard. */
function answerJoin(request: number): string {
  return say(
    { type: 'entered', room: garden, kind: 'open', name: 'garden', topic: '', members: [you] },
    { type: 'done', request, room: garden },
  )
}

const post = (text: string, more: Partial<Extract<Command, { type: 'post' }>> = {}) => ({
  type: 'post',
  room: lobby,
  clientId: `client-id-${ids}`,
  kind: 'text',
  text,
  ...more,
})

describe('a plain client at the door', () => {
  it('is greeted and asked for a name', () => {
    expect(Buffer.from(plain.greet()).toString()).toBe('Welcome to Ali’s place. What is your name?\n')
    expect(Buffer.from(new PlainDialect({ now: () => 0, newId: () => '' }).greet()).toString()).toMatch(
      /^Welcome to Hearth\./,
    )
  })

  it('says a name with its first line', () => {
    const hello = { type: 'hello', protocol: 'hearth', revision: 1, name: 'Omid', agent: 'plain', capabilities: [] }
    expect(hear(' Omid \r\n')).toEqual([hello])
  })

  it('need not end the line', () => {
    expect(hear('Om')).toEqual([])
    expect(plain.partial).toBe(true)
    expect(read(plain.silence())).toMatchObject([{ type: 'hello', name: 'Om' }])
    expect(plain.partial).toBe(false)
  })

  it('is asked again after an empty line', () => {
    expect(hear('\r\n')).toEqual(['What is your name?\n'])
  })

  it('is told why a name will not do, and asked again', () => {
    hear('Ali\n')
    expect(say({ type: 'refused', code: 'name-taken' })).toBe(
      '! Somebody else has that name on this host. Choose another name.\nWhat is your name?\n',
    )
    expect(hear('Omid\n')).toMatchObject([{ type: 'hello', name: 'Omid' }])
  })

  it('is not let past the protocol’s own bounds', () => {
    expect(hear(`${'x'.repeat(257)}\n`)).toEqual(['name-long'])
    expect(hear('x'.repeat(limits.frameBeforeLogin + 2))).toEqual(['line-long'])
    expect(hear('\n')).toEqual([])
    expect(hear(Uint8Array.of(0xc3, 0x28, 10))).toEqual(['not-utf8'])
    expect(say({ type: 'refused', code: 'not-utf8' })).toMatch(/^! .*\nWhat is your name\?\n$/)
  })

  it('is told where it is once it is in', () => {
    expect(login()).toBe(
      '* You are Omid (guest). Type /help for the commands.\n* You are in #lobby with 1 other. Topic: Tea\n',
    )
  })

  it('may send everything at once: what follows the name waits for the login', () => {
    expect(hear('Omid\nhello\n/me waves')).toMatchObject([{ type: 'hello' }])
    expect(read(plain.held())).toEqual([])
    expect(read(plain.silence())).toEqual([])
    admit()
    expect(read(plain.held())).toEqual([
      post('hello', { clientId: 'client-id-1' }),
      post('waves', { clientId: 'client-id-2', kind: 'action' }),
    ])
  })

  it('has its second line taken for a name where the first would not do', () => {
    hear('Ali\nOmid\n')
    say({ type: 'refused', code: 'name-taken' })
    expect(read(plain.held())).toMatchObject([{ type: 'hello', name: 'Omid' }])
  })

  it('cannot pile up lines while it waits', () => {
    hear('Omid\n')
    expect(hear('x'.repeat(limits.frame))).toEqual([])
    expect(hear('x')).toEqual(['fatal rate-limited'])
  })
})

describe('a plain client’s line', () => {
  beforeEach(() => void login())

  it('is a message to its room, wherever the bytes were cut', () => {
    const line = encodeUtf8('سلام دنیا 👋\r\n')
    for (let at = 0; at <= line.length; at++) {
      const heard = [...hear(line.subarray(0, at)), ...hear(line.subarray(at))]
      expect(heard).toEqual([post('سلام دنیا 👋')])
    }
  })

  it('is not echoed to it', () => {
    hear('hello\n')
    const own = said('hello', { author: you, name: 'Omid', clientId: 'client-id-1' })
    expect(plain.say(own)).toBeNull()
  })

  it('is shown to its author’s other connections', () => {
    const elsewhere = said('hello', { author: you, name: 'Omid', clientId: 'client-id-9' })
    expect(say(elsewhere)).toBe('[12:34] Omid (guest): hello\n')
  })

  it('that was refused is not mistaken for an echo later', () => {
    hear('hello\n')
    say({ type: 'refused', code: 'rate-limited', clientId: 'client-id-1', retryAfter: 5 })
    expect(say(said('hello', { author: you, name: 'Omid', clientId: 'client-id-1' }))).not.toBe('')
  })

  it('is nothing where it is empty', () => {
    expect(hear('\n  \n\t\r\n')).toEqual([])
  })

  it('may begin with a slash that is doubled, or after a space', () => {
    expect(hear('//etc\n')).toEqual([post('/etc')])
    expect(hear(' /etc\n')).toEqual([post(' /etc')])
  })

  it('is a line without its end after a silence, and at the end of the stream', () => {
    hear('one')
    expect(read(plain.silence())).toEqual([post('one')])
    hear('two')
    expect(read(plain.finish())).toEqual([post('two')])
    expect(read(plain.finish())).toEqual([])
  })

  it('is taken up to both limits, and refused past either; then the next is heard', () => {
    const most = 'x'.repeat(limits.messageCodePoints)
    expect(hear(`${most}\n${most}x\nnext\n`)).toMatchObject([{ text: most }, 'line-long', { text: 'next' }])
    const wide = '\u{1F600}'.repeat(limits.messageBytes / 4)
    expect(hear(`${wide}\n`)).toHaveLength(1)
    expect(hear(`${wide}x\nnext\n`)).toMatchObject(['line-long', { text: 'next' }])
  })

  it('posts nothing where it is not UTF-8, and the next is heard', () => {
    expect(hear(Uint8Array.of(0xff, 0xfe, 10, 0x61, 10))).toMatchObject(['not-utf8', { text: 'a' }])
  })

  it('loses what telnet adds', () => {
    expect(hear(Uint8Array.of(255, 251, 31, 0x61, 13, 0, 10))).toMatchObject([{ text: 'a' }])
  })

  it('says nothing after the goodbye', () => {
    expect(hear('/exit\nmore\n')).toEqual([{ type: 'bye' }])
    expect(say({ type: 'refused', code: 'text-empty' })).not.toContain('name?')
  })
})

describe('a plain client’s command', () => {
  beforeEach(() => void login())

  it('lists who is here, who is in the room, and the open rooms', () => {
    expect(hear('/list\n')).toEqual(['* Here (3): Ali, bob (guest), Omid (guest)\n'])
    expect(hear('/names\n')).toEqual(['* In #lobby (2): Ali, Omid (guest)\n'])
    expect(hear('/rooms\n')).toMatchObject([{ type: 'rooms' }])
    const rooms = [
      { id: lobby, name: 'lobby', topic: '', members: 2 },
      { id: garden, name: 'garden', topic: 'Roses', members: 1 },
    ]
    expect(say({ type: 'rooms', request: 1, rooms, more: false })).toBe('* #lobby (2)\n* #garden (1) Roses\n')
    expect(say({ type: 'rooms', request: 2, rooms: [], more: false })).toBe('* There are no open rooms.\n')
    expect(say({ type: 'rooms', request: 2, rooms: [], more: true })).toBe('')
  })

  it.each(['/pm ali tea?', '/msg Ali tea?', '/PM  @ali  tea?'])('writes to one person: %s', (line) => {
    expect(hear(`${line}\n`)).toEqual([post('tea?', { room: directRoom(you, ali) })])
  })

  it('writes to nobody whom it does not know', () => {
    expect(hear('/pm nobody hello\n')).toEqual(['person-unknown'])
  })

  it('says what somebody does', () => {
    expect(hear('/me waves\n')).toEqual([post('waves', { kind: 'action' })])
  })

  it('asks for another name, a topic, an echo', () => {
    expect(hear('/nick Omid2\n')).toEqual([{ type: 'rename', request: 1, name: 'Omid2' }])
    expect(hear('/topic Coffee\n')).toEqual([{ type: 'topic', request: 2, room: lobby, topic: 'Coffee' }])
    expect(hear('/ping\n')).toEqual([{ type: 'ping', token: 3 }])
    expect(say({ type: 'pong', token: 3 })).toBe('* pong\n')
  })

  it('shows the topic', () => {
    expect(hear('/topic\n')).toEqual(['* Topic of #lobby: Tea\n'])
    say({ type: 'topic', room: lobby, topic: '', by: ali, time })
    expect(hear('/topic\n')).toEqual(['* #lobby has no topic.\n'])
  })

  it('is known under its other names', () => {
    expect(hear('/WHO\n')).toEqual(['* In #lobby (2): Ali, Omid (guest)\n'])
    expect(hear('/quit\n')).toEqual([{ type: 'bye' }])
  })

  it('is shown how it goes where something is missing', () => {
    expect(hear('/pm ali\n/join\n/me \n/nick\n')).toEqual([
      '* Use it so: /pm name text\n',
      '* Use it so: /join room\n',
      '* Use it so: /me text\n',
      '* Use it so: /nick name\n',
    ])
  })

  it('that is unknown is never posted', () => {
    expect(hear('/dance\n/ hello\n/etc/passwd\n/constructor\n')).toEqual(Array(4).fill('command-unknown'))
  })

  it('lists all commands', () => {
    const [help] = hear('/help\n') as [string]
    for (const word of [
      'list',
      'names',
      'rooms',
      'join room',
      'leave',
      'pm name text',
      'me',
      'nick',
      'topic',
      'ping',
      'exit',
    ]) {
      expect(help).toContain(`* /${word}`)
    }
  })

  it('with too long a name does not leave', () => {
    const long = 'x'.repeat(257)
    expect(hear(`/join ${long}\n/nick ${long}\n`)).toEqual(['name-long', 'name-long'])
  })
})

describe('a plain client’s room', () => {
  beforeEach(() => void login())

  it('changes with /join, and lines wait until it has', () => {
    expect(hear('/join #garden\nhello\n')).toEqual([{ type: 'join', request: 1, name: 'garden', create: true }])
    expect(answerJoin(1)).toBe('* You are in #garden alone.\n')
    expect(read(plain.held())).toEqual([post('hello', { room: garden })])
  })

  it('stays where the join was refused', () => {
    hear('/join garden\nhello\n')
    expect(say({ type: 'refused', code: 'name-scripts', request: 1 })).toBe(
      '! That name mixes alphabets. Use letters of one alphabet.\n',
    )
    expect(read(plain.held())).toEqual([post('hello')])
  })

  it('is not changed by other answers, nor by rooms entered elsewhere', () => {
    hear('/nick Omid2\n/join garden\n')
    expect(say({ type: 'done', request: 1 })).toBe('')
    expect(read(plain.held())).toEqual([])
    answerJoin(2)
    expect(hear('hi\n')).toEqual([post('hi', { room: garden })])
    expect(say({ type: 'entered', room: 'room-x', kind: 'open', name: 'x', topic: '', members: [you] })).toBe('')
    expect(hear('hi\n')).toEqual([post('hi', { room: garden })])
  })

  it('is the first again after /leave', () => {
    hear('/join garden\n')
    answerJoin(1)
    expect(hear('/leave\nhello\n')).toEqual([{ type: 'leave', request: 2, room: garden }])
    expect(say({ type: 'exited', room: garden }, { type: 'done', request: 2 })).toBe(
      '* You are in #garden no longer.\n* You are in #lobby with 1 other. Topic: Tea\n',
    )
    expect(read(plain.held())).toEqual([post('hello')])
  })

  it('stays where another room is left', () => {
    hear('/join garden\n')
    answerJoin(1)
    expect(say({ type: 'exited', room: lobby })).toBe('* You are in #lobby no longer.\n')
    expect(hear('hi\n')).toEqual([post('hi', { room: garden })])
  })

  it('may be none: then nothing is posted', () => {
    expect(say({ type: 'exited', room: lobby })).toBe(
      '* You are in #lobby no longer.\n* You are in no room. Type /join and its name.\n',
    )
    expect(hear('hi\n/names\n/topic\n/leave\n/me waves\n')).toEqual(Array(5).fill('room-not-joined'))
  })
})

describe('what a plain client is told', () => {
  beforeEach(() => void login())

  it('is who said what, and when', () => {
    expect(say(said('hello'))).toBe('[12:34] Ali: hello\n')
    expect(say(said('hello', { author: bob, name: 'bob' }))).toBe('[12:34] bob (guest): hello\n')
    expect(say(said('waves', { kind: 'action' }))).toBe('* Ali waves\n')
  })

  it('is whether it was said to it alone, or in another room', () => {
    expect(say(said('psst', { room: directRoom(you, ali) }))).toBe('[12:34] (private) Ali: psst\n')
    hear('/join garden\n')
    answerJoin(1)
    expect(say(said('hello'))).toBe('[12:34] #lobby Ali: hello\n')
    expect(say(said('waves', { kind: 'action' }))).toBe('* #lobby Ali waves\n')
    expect(say(said('hello', { room: 'room-unheard-of' }))).toBe('[12:34] #? Ali: hello\n')
  })

  it('is in the host’s own time where nothing else is wanted', () => {
    const other = new PlainDialect({ now: () => time, newId: () => '' })
    expect(Buffer.from(other.say(said('hello')) ?? []).toString()).toMatch(/^\[\d\d:\d\d\] #\? Ali: hello\n$/)
  })

  it('is encoded once for all who see it from the same place', () => {
    const other = plain
    plain = new PlainDialect(surroundings())
    login()
    const event = said('hello')
    expect(plain.say(event)).toBe(other.say(event))
  })

  it('cannot be forged by a line break of any kind', () => {
    for (const end of ['\n', '\r', '\r\n', '\v', '\f', '\x1c', '\x1d', '\x1e', '\u0085', '\u2028', '\u2029']) {
      expect(say(said(`hi${end}[12:35] bob: I owe Ali 5`))).toBe('[12:34] Ali: hi\n        [12:35] bob: I owe Ali 5\n')
      expect(say(said(`waves${end}* bob left.`, { kind: 'action' }))).toBe('* Ali waves\n        * bob left.\n')
    }
  })

  it('cannot move the terminal’s cursor, ring its bell or turn its lines around', () => {
    const evil = 'a\x1b[2Jb\x07c\x08d\x7fe\x9bf\u202eg\0h'
    expect(say(said(evil))).toBe('[12:34] Ali: a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh\n')
    expect(say({ type: 'topic', room: lobby, topic: 'a\x1b]b\nc', by: ali, time })).toBe(
      '* Ali set the topic of #lobby: a\ufffd]b c\n',
    )
  })

  it('keeps tabs as spaces, and the joiners that Persian needs', () => {
    expect(say(said('a\tمی‌روم'))).toBe('[12:34] Ali: a    می‌روم\n')
  })

  it('is who comes, joins, leaves and why', () => {
    const told = say(
      { type: 'came', person: person('guest-3', 'nima'), time },
      { type: 'joined', room: lobby, person: 'guest-3', time },
      { type: 'left', room: lobby, person: ali, why: 'left', time },
      { type: 'joined', room: lobby, person: ali, time },
      { type: 'gone', person: ali, why: 'lost', time },
      { type: 'left', room: lobby, person: ali, why: 'lost', time },
      { type: 'joined', room: lobby, person: ali, time },
      { type: 'came', person: person(ali, 'Ali'), time },
      { type: 'gone', person: 'guest-3', why: 'removed', time },
    )
    expect(told.split('\n')).toEqual([
      '* nima (guest) joined #lobby.',
      '* Ali left #lobby.',
      '* Ali joined #lobby.',
      '* Ali left: the connection was lost.',
      '* Ali joined #lobby.',
      '* Ali is here.',
      '* nima (guest) left: removed by the host.',
      '',
    ])
  })

  it('forgets a guest who is gone', () => {
    say({ type: 'joined', room: lobby, person: bob, time }, { type: 'gone', person: bob, why: 'left', time })
    expect(hear('/names\n')).toEqual(['* In #lobby (2): Ali, Omid (guest)\n'])
    expect(hear('/pm bob hello\n')).toEqual(['person-unknown'])
  })

  it('is nothing of people in no room of its own', () => {
    expect(say({ type: 'gone', person: bob, why: 'left', time })).toBe('')
  })

  it('is who has another name now', () => {
    expect(say({ type: 'renamed', person: ali, name: 'Alireza', was: 'Ali', time })).toBe('* Ali is now Alireza.\n')
    expect(say({ type: 'renamed', person: you, name: 'Omid2', was: 'Omid', time })).toBe(
      '* You are now Omid2 (guest).\n',
    )
    expect(hear('/list\n')).toEqual(['* Here (3): Alireza, bob (guest), Omid2 (guest)\n'])
  })

  it('is a topic that was cleared', () => {
    expect(say({ type: 'topic', room: lobby, topic: '', by: 'key-unknown', time })).toBe(
      '* somebody cleared the topic of #lobby.\n',
    )
  })

  it('does not promise what nobody does for it', () => {
    expect(say({ type: 'refused', code: 'rate-limited', clientId: 'client-id-1' })).toBe(
      '! That was too much at once. It was not sent: wait a moment and type it again.\n',
    )
    expect(say({ type: 'bye', code: 'stopping' })).toBe('* The host stopped. Connect again when it is back.\n')
  })

  it('is why the host ends the connection', () => {
    expect(say({ type: 'bye', code: 'host-full' })).toMatch(/^\* This host is full\. .*\n$/)
    expect(hear('anybody?\n')).toEqual([])
  })

  it('is nothing of heartbeats and members', () => {
    expect(plain.say({ type: 'ping', token: 1 })).toBeNull()
    expect(plain.say({ type: 'members', room: lobby, members: [bob] })).toBeNull()
    expect(hear('/names\n')).toEqual(['* In #lobby (3): Ali, bob (guest), Omid (guest)\n'])
  })
})
