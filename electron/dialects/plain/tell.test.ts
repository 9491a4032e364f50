import { beforeEach, describe, expect, it } from 'vitest'
import { directRoom } from '../../../shared/model.ts'
import { PlainDialect } from '../plain.ts'
import { ali, bob, garden, lobby, person, PlainTalk, said, time, unsaid, you } from './plain-talk.ts'

let talk: PlainTalk

beforeEach(() => {
  talk = new PlainTalk()
})

describe('what a plain client is told', () => {
  beforeEach(() => void talk.login())

  it('is who said what, and when', () => {
    expect(talk.say(said('hello'))).toBe('[12:34] Ali: hello\n')
    expect(talk.say(said('hello', { author: bob, name: 'bob' }))).toBe('[12:34] bob (guest): hello\n')
    expect(talk.say(said('waves', { kind: 'action' }))).toBe('* Ali waves\n')
  })

  it('is whether it was said to it alone, or in another room', () => {
    expect(talk.say(said('psst', { room: directRoom(you, ali) }))).toBe('[12:34] (private) Ali: psst\n')
    talk.hear('/join garden\n')
    talk.answerJoin(1)
    expect(talk.say(said('hello'))).toBe('[12:34] #lobby Ali: hello\n')
    expect(talk.say(said('waves', { kind: 'action' }))).toBe('* #lobby Ali waves\n')
    expect(talk.say(said('hello', { room: 'room-unheard-of' }))).toBe('[12:34] #? Ali: hello\n')
  })

  it('is how many others are in a room, of whom nobody counts who is not here', () => {
    talk.hear('/join garden\n')
    const members = [you, ali, 'key-zoe']
    const entered = talk.say(
      { type: 'entered', room: garden, kind: 'open', name: 'garden', topic: '', members, ...unsaid },
      { type: 'done', request: 1, room: garden },
    )
    expect(entered).toBe('* You are in #garden with 1 other.\n')
  })

  it('is in the host’s own time where nothing else is wanted', () => {
    const other = new PlainDialect({ now: () => time, newId: () => '' })
    expect(Buffer.from(other.say(said('hello')) ?? []).toString()).toMatch(/^\[\d\d:\d\d\] #\? Ali: hello\n$/)
  })

  it('is encoded once for all who see it from the same place', () => {
    const other = new PlainTalk()
    other.login()
    const event = said('hello')
    expect(talk.dialect.say(event)).toBe(other.dialect.say(event))
  })

  it('cannot be forged by a line break of any kind', () => {
    for (const end of ['\n', '\r', '\r\n', '\v', '\f', '\x1c', '\x1d', '\x1e', '\u0085', '\u2028', '\u2029']) {
      expect(talk.say(said(`hi${end}[12:35] bob: I owe Ali 5`))).toBe(
        '[12:34] Ali: hi\n        [12:35] bob: I owe Ali 5\n',
      )
      expect(talk.say(said(`waves${end}* bob left.`, { kind: 'action' }))).toBe('* Ali waves\n        * bob left.\n')
    }
  })

  it('cannot move the terminal’s cursor, ring its bell or turn its lines around', () => {
    const evil = 'a\x1b[2Jb\x07c\x08d\x7fe\x9bf\u202eg\0h'
    expect(talk.say(said(evil))).toBe('[12:34] Ali: a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh\n')
    expect(talk.say({ type: 'topic', room: lobby, topic: 'a\x1b]b\nc', by: ali, time })).toBe(
      '* Ali set the topic of #lobby: a\ufffd]b c\n',
    )
  })

  it('keeps tabs as spaces, and the joiners that Persian needs', () => {
    expect(talk.say(said('a\tمی‌روم'))).toBe('[12:34] Ali: a    می‌روم\n')
  })

  it('is who comes, joins, leaves and why', () => {
    const told = talk.say(
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
    talk.say({ type: 'joined', room: lobby, person: bob, time }, { type: 'gone', person: bob, why: 'left', time })
    expect(talk.hear('/names\n')).toEqual(['* In #lobby (2): Ali, Omid (guest)\n'])
    expect(talk.hear('/pm bob hello\n')).toEqual(['person-unknown'])
  })

  it('is nothing of people in no room of its own', () => {
    expect(talk.say({ type: 'gone', person: bob, why: 'left', time })).toBe('')
  })

  it('is who has another name now', () => {
    expect(talk.say({ type: 'renamed', person: ali, name: 'Alireza', was: 'Ali', time })).toBe(
      '* Ali is now Alireza.\n',
    )
    expect(talk.say({ type: 'renamed', person: you, name: 'Omid2', was: 'Omid', time })).toBe(
      '* You are now Omid2 (guest).\n',
    )
    expect(talk.hear('/list\n')).toEqual(['* Here (3): Alireza, bob (guest), Omid2 (guest)\n'])
  })

  it('is a topic that was cleared', () => {
    expect(talk.say({ type: 'topic', room: lobby, topic: '', by: 'key-unknown', time })).toBe(
      '* somebody cleared the topic of #lobby.\n',
    )
  })

  it('does not promise what nobody does for it', () => {
    expect(talk.say({ type: 'refused', code: 'rate-limited', clientId: 'client-id-1' })).toBe(
      '! That was too much at once. Wait a moment, and try again.\n',
    )
    expect(talk.say({ type: 'bye', code: 'stopping' })).toBe('* The host stopped. Connect again when it is back.\n')
  })

  it('is why the host ends the connection', () => {
    expect(talk.say({ type: 'bye', code: 'host-full' })).toMatch(/^\* This host is full\. .*\n$/)
    expect(talk.hear('anybody?\n')).toEqual([])
  })

  it('is nothing of heartbeats and members', () => {
    expect(talk.dialect.say({ type: 'ping', token: 1 })).toBeNull()
    expect(talk.dialect.say({ type: 'members', room: lobby, members: [bob] })).toBeNull()
    expect(talk.hear('/names\n')).toEqual(['* In #lobby (3): Ali, bob (guest), Omid (guest)\n'])
  })
})
