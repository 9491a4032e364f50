import { beforeEach, describe, expect, it } from 'vitest'
import { directRoom } from '../../../shared/model.ts'
import { ali, garden, lobby, PlainTalk, time, unsaid, you } from './plain-talk.ts'

let talk: PlainTalk

beforeEach(() => {
  talk = new PlainTalk()
})

describe('a plain client’s command', () => {
  beforeEach(() => void talk.login())

  it('lists who is here, who is in the room, and the open rooms', () => {
    expect(talk.hear('/list\n')).toEqual(['* Here (3): Ali, bob (guest), Omid (guest)\n'])
    expect(talk.hear('/names\n')).toEqual(['* In #lobby (2): Ali, Omid (guest)\n'])
    expect(talk.hear('/rooms\n')).toMatchObject([{ type: 'rooms' }])
    const rooms = [
      { id: lobby, name: 'lobby', topic: '', members: 2 },
      { id: garden, name: 'garden', topic: 'Roses', members: 1 },
    ]
    expect(talk.say({ type: 'rooms', request: 1, rooms, more: false })).toBe('* #lobby (2)\n* #garden (1) Roses\n')
    expect(talk.say({ type: 'rooms', request: 2, rooms: [], more: false })).toBe('* There are no open rooms.\n')
    expect(talk.say({ type: 'rooms', request: 2, rooms: [], more: true })).toBe('')
  })

  it.each(['/pm ali tea?', '/msg Ali tea?', '/PM  @ali  tea?'])('writes to one person: %s', (line) => {
    expect(talk.hear(`${line}\n`)).toEqual([talk.post('tea?', { room: directRoom(you, ali) })])
  })

  it('writes to nobody whom it does not know', () => {
    expect(talk.hear('/pm nobody hello\n')).toEqual(['person-unknown'])
  })

  it('says what somebody does', () => {
    expect(talk.hear('/me waves\n')).toEqual([talk.post('waves', { kind: 'action' })])
  })

  it('asks for another name, a topic, an echo', () => {
    expect(talk.hear('/nick Omid2\n')).toEqual([{ type: 'rename', request: 1, name: 'Omid2' }])
    expect(talk.hear('/topic Coffee\n')).toEqual([{ type: 'topic', request: 2, room: lobby, topic: 'Coffee' }])
    expect(talk.hear('/ping\n')).toEqual([{ type: 'ping', token: 3 }])
    expect(talk.say({ type: 'pong', token: 3 })).toBe('* pong\n')
  })

  it('shows the topic', () => {
    expect(talk.hear('/topic\n')).toEqual(['* Topic of #lobby: Tea\n'])
    talk.say({ type: 'topic', room: lobby, topic: '', by: ali, time })
    expect(talk.hear('/topic\n')).toEqual(['* #lobby has no topic.\n'])
  })

  it('is known under its other names', () => {
    expect(talk.hear('/WHO\n')).toEqual(['* In #lobby (2): Ali, Omid (guest)\n'])
    expect(talk.hear('/quit\n')).toEqual([{ type: 'bye' }])
  })

  it('is shown how it goes where something is missing', () => {
    expect(talk.hear('/pm ali\n/join\n/me \n/nick\n')).toEqual([
      '* Use it so: /pm name text\n',
      '* Use it so: /join room\n',
      '* Use it so: /me text\n',
      '* Use it so: /nick name\n',
    ])
  })

  it('that is unknown is never posted', () => {
    expect(talk.hear('/dance\n/ hello\n/etc/passwd\n/constructor\n')).toEqual(Array(4).fill('command-unknown'))
  })

  it('lists all commands', () => {
    const [help] = talk.hear('/help\n') as [string]
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
    expect(talk.hear(`/join ${long}\n/nick ${long}\n`)).toEqual(['name-long', 'name-long'])
  })
})

describe('a plain client’s room', () => {
  beforeEach(() => void talk.login())

  it('changes with /join, and lines wait until it has', () => {
    expect(talk.hear('/join #garden\nhello\n')).toEqual([{ type: 'join', request: 1, name: 'garden', create: true }])
    expect(talk.answerJoin(1)).toBe('* You are in #garden alone.\n')
    expect(talk.held()).toEqual([talk.post('hello', { room: garden })])
  })

  it('stays where the join was refused', () => {
    talk.hear('/join garden\nhello\n')
    expect(talk.say({ type: 'refused', code: 'name-scripts', request: 1 })).toBe(
      '! That name mixes alphabets. Use letters of one alphabet.\n',
    )
    expect(talk.held()).toEqual([talk.post('hello')])
  })

  it('is not changed by other answers, nor by rooms entered elsewhere', () => {
    talk.hear('/nick Omid2\n/join garden\n')
    expect(talk.say({ type: 'done', request: 1 })).toBe('')
    expect(talk.held()).toEqual([])
    talk.answerJoin(2)
    expect(talk.hear('hi\n')).toEqual([talk.post('hi', { room: garden })])
    expect(
      talk.say({ type: 'entered', room: 'room-x', kind: 'open', name: 'x', topic: '', members: [you], ...unsaid }),
    ).toBe('')
    expect(talk.hear('hi\n')).toEqual([talk.post('hi', { room: garden })])
  })

  it('is the first again after /leave', () => {
    talk.hear('/join garden\n')
    talk.answerJoin(1)
    expect(talk.hear('/leave\nhello\n')).toEqual([{ type: 'leave', request: 2, room: garden }])
    expect(talk.say({ type: 'exited', room: garden }, { type: 'done', request: 2 })).toBe(
      '* You are in #garden no longer.\n* You are in #lobby with 1 other. Topic: Tea\n',
    )
    expect(talk.held()).toEqual([talk.post('hello')])
  })

  it('stays where another room is left', () => {
    talk.hear('/join garden\n')
    talk.answerJoin(1)
    expect(talk.say({ type: 'exited', room: lobby })).toBe('* You are in #lobby no longer.\n')
    expect(talk.hear('hi\n')).toEqual([talk.post('hi', { room: garden })])
  })

  it('may be none: then nothing is posted', () => {
    expect(talk.say({ type: 'exited', room: lobby })).toBe(
      '* You are in #lobby no longer.\n* You are in no room. Type /join and its name.\n',
    )
    expect(talk.hear('hi\n/names\n/topic\n/leave\n/me waves\n')).toEqual(Array(5).fill('room-not-joined'))
  })
})
