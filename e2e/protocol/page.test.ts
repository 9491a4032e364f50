import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { table } from '../../electron/server/commands/table.ts'
import { parseCommand } from '../../shared/commands.ts'
import { parseTold } from '../../shared/events.ts'
import { limits } from '../../shared/limits.ts'
import { mostInPack } from '../../shared/pack.ts'
import { refusalCodes } from '../../shared/refusals.ts'
import { unknownType } from '../../shared/shape.ts'

const page = readFileSync(`${import.meta.dirname}/../../PROTOCOL.md`, 'utf8')

/** What stands in the first column of the tables under a heading, but for the tables' own heads. */
function typesUnder(heading: string): string[] {
  const part = page.split(/^## /m).find((section) => section.startsWith(heading)) ?? ''
  const lines = part.split('\n')
  const rows = lines.filter((line, at) => /^\| `/.test(line) && !/^\| -/.test(lines[at + 1] ?? ''))
  return rows.flatMap((row) => Array.from(row.split('|')[1]?.matchAll(/`([\w-]+)`/g) ?? [], ([, type = '']) => type))
}

const words = page.replace(/\s+/g, ' ')
const seconds = (ms: number): string => `${ms / 1_000} s`
const { handshake, login, ban, messages, messagesPerRoom, changes, pages, requests, bytes, roomsMade } = limits
const { refusals, sendQueue } = limits

function sized(count: number): string {
  return count < 1024 * 1024 ? `${count / 1024} KiB` : `${count / 1024 / 1024} MiB`
}

/** What the page tells of limits, in its own words. */
const told = [
  `${seconds(handshake)} to finish the TLS handshake and ${seconds(login)} to log in`,
  `at most ${limits.framesBeforeLogin} frames or lines, ${sized(limits.bytesBeforeLogin)}, and ${limits.loginTries} names`,
  `${limits.connections.value.toLocaleString('en')} connections, ${limits.perAddress.value} of them from one address`,
  `there may be ${limits.unauthenticated.value}, ${limits.unauthenticatedPerAddress.value} of them from one address`,
  `at most ${limits.sessionsPerPerson.value} connections: the next one closes the oldest`,
  `A host knows ${limits.people.value.toLocaleString('en')} people`,
  `at most ${sized(limits.frame)}, and at most ${sized(limits.frameBeforeLogin)} of a client that has not logged in`,
  `nested at most ${limits.jsonDepth} deep, with at most ${limits.jsonKeys} keys an object`,
  `${limits.jsonItems.toLocaleString('en')} items a list`,
  `messages of one room, at most ${mostInPack}`,
  `| messages of a person | ${messages.burst.value} | ${messages.perSecond.value} |`,
  `| messages in one room, of everybody | ${messagesPerRoom.burst.value} | ${messagesPerRoom.perSecond.value} |`,
  `into a room or out of one) | ${changes.burst.value} | ${changes.perSecond.value} |`,
  `| pages of history | ${pages.burst.value} | ${pages.perSecond.value} |`,
  `| other requests | ${requests.burst.value} | ${requests.perSecond.value} |`,
  `each piece that arrives counting as 256 at least | ${sized(bytes.burst.value)} | ${sized(bytes.perSecond.value)} |`,
  `may also make ${roomsMade.burst} rooms and then ${roomsMade.perHour} an hour`,
  `no further for up to ${seconds(limits.pause)}`,
  `More than ${refusals.burst} refusals, and then ${refusals.perSecond} a second`,
  `From ${sized(sendQueue.soft.value)} waiting for it on`,
  `With ${sized(sendQueue.hard.value)} waiting beside what its login told, or after ${seconds(limits.sendStall)}`,
  `after ${seconds(limits.pingAfter)} of silence and takes the other for dead after ${seconds(limits.deadAfter)}`,
  `unfinished for ${limits.lineSilence} ms`,
  `or ${limits.plainSilence} ms of silence`,
]

describe('PROTOCOL.md', () => {
  it.each(told)('tells the limits that a host keeps: %s', (sentence) => {
    // the whole page would not help whoever reads the failure
    expect(words.includes(sentence)).toBe(true)
  })

  it('tells by words how many failures keep an address out, and for how long', () => {
    expect(ban).toMatchObject({ failures: 10, within: 2 * 60_000, lasts: 5 * 60_000 })
    expect(words).toContain('Ten handshakes or logins that fail within two minutes keep an address out for five')
  })

  it('names every command that a host knows, and no other', () => {
    const types = typesUnder('Commands')
    expect(new Set(types)).toEqual(new Set(Object.keys(table)))
    for (const type of types) expect(parseCommand({ type })).not.toMatchObject({ error: unknownType })
  })

  it('names no event that a client would not know', () => {
    const types = typesUnder('Events')
    expect(types.length).toBeGreaterThanOrEqual(20)
    for (const type of types) expect(parseTold({ type })).not.toMatchObject({ error: unknownType })
  })

  it('names no refusal that a host cannot say', () => {
    const codes = typesUnder('Refusals')
    expect(codes.length).toBeGreaterThanOrEqual(35)
    expect(refusalCodes).toEqual(expect.arrayContaining(codes))
  })
})
