import { describe, expect, it } from 'vitest'
import { settings } from '../../shared/limit-settings.ts'
import { helpText } from './help.ts'
import { readLimits } from './limit-flags.ts'

describe('the --limit flags', () => {
  it('change one limit each, and leave the rest of its row as usual', () => {
    expect(readLimits(['connections=2000', 'messages.perSecond=1000000', 'sendQueue.hard=4194304'])).toEqual({
      ok: true,
      value: {
        connections: 2_000,
        messages: { burst: 10, perSecond: 1_000_000 },
        sendQueue: { soft: 262_144, hard: 4_194_304 },
      },
    })
  })

  it('may be left out', () => {
    expect(readLimits([])).toEqual({ ok: true, value: {} })
  })

  it.each(settings)(
    'take $name from the least to the most, and nothing past either',
    ({ name, range: [least, most] }) => {
      // where one queue is chosen, the other makes room for it
      const beside = ['sendQueue.soft=65536', 'sendQueue.hard=268435456'].filter((word) => !word.startsWith(name))
      const accepted = (value: number) => readLimits([...beside, `${name}=${value}`]).ok
      expect([least - 1, least, most, most + 1].map(accepted)).toEqual([false, true, true, false])
    },
  )

  it.each([
    ['connection=20', '--limit connection=20: There is no limit of that name.'],
    ['messages=20', '--limit messages=20: There is no limit of that name.'],
    ['__proto__=20', '--limit __proto__=20: There is no limit of that name.'],
    ['connections=9', '--limit connections=9: Choose from 10 to 5000.'],
    ['connections=', '--limit connections=: Write NAME=VALUE, with a whole number.'],
    ['connections', '--limit connections: Write NAME=VALUE, with a whole number.'],
    ['connections=1e3', '--limit connections=1e3: Write NAME=VALUE, with a whole number.'],
    ['connections=-20', '--limit connections=-20: Write NAME=VALUE, with a whole number.'],
    ['=20', '--limit =20: There is no limit of that name.'],
  ])('say in one line what is wrong with %s', (word, complaint) => {
    expect(readLimits(['perAddress=20', word])).toEqual({ ok: false, error: complaint })
  })

  it.each([
    ['sendQueue.soft=1048577', 'sendQueue.soft (1048577) is above sendQueue.hard (1048576)'],
    ['sendQueue.hard=262143', 'sendQueue.soft (262144) is above sendQueue.hard (262143)'],
  ])('say with %s that a slow reader would be cut before it is held back', (word, complaint) => {
    const error = `--limit: ${complaint}. Lower the one or raise the other.`
    expect(readLimits([word])).toEqual({ ok: false, error })
  })

  it('are listed by --help, each with its range and what it usually is', () => {
    const help = helpText('/data')
    expect(help).toMatch(/--limit NAME=VALUE/)
    for (const { name, value, range } of settings) {
      expect(help).toMatch(
        new RegExp(`^ +${name.replace('.', '\\.')} +${range[0]} to ${range[1]} \\(${value}\\)$`, 'm'),
      )
    }
  })
})
