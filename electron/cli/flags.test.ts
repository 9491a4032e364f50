import { describe, expect, it } from 'vitest'
import { readFlags } from './flags.ts'

const usual = { name: 'machine', data: '/data' }
const read = (...words: string[]) => readFlags(words, usual)

describe('the flags of the headless host', () => {
  it('may all be left out', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        help: false,
        port: 5_050,
        name: 'machine',
        data: '/data',
        bind: undefined,
        plain: false,
        pair: null,
        exportCert: undefined,
        logLevel: 'info',
        limits: {},
        retention: { type: 'forever' },
        newcomers: 'read-all',
        damaged: 'refuse',
      },
    })
  })

  it('are read by their names', () => {
    const words = ['--port', '0', '--name=Ali’s place', '--data', 'here', '--bind', '::1', '--plain']
    const more = ['--cert', 'a.pem', '--key', 'b.pem', '--export-cert', 'c.pem', '--log-level', 'warning', '--help']
    const limits = ['--limit', 'connections=20', '--limit=perAddress=20']
    const history = ['--keep', '30d', '--newcomers=since', '--use-backup']
    expect(read(...words, ...more, ...limits, ...history)).toEqual({
      ok: true,
      value: {
        help: true,
        port: 0,
        name: 'Ali’s place',
        data: 'here',
        bind: '::1',
        plain: true,
        pair: { certFile: 'a.pem', keyFile: 'b.pem' },
        exportCert: 'c.pem',
        logLevel: 'warn',
        limits: { connections: 20, perAddress: 20 },
        retention: { type: 'days', days: 30 },
        newcomers: 'read-since',
        damaged: 'use-backup',
      },
    })
  })

  it.each([
    [['--prot', '1'], /--prot/],
    [['--port'], /--port/],
    [['--port', '--plain'], /--port/],
    [['--port', 'http'], /^--port http: That is not a port\./],
    [['--port', '65536'], /not a port/],
    [['--port', '-1'], /--port/],
    [['--port', '1e3'], /not a port/],
    [['--port', ''], /not a port/],
    [['--plain=yes'], /--plain/],
    [['serve'], /serve/],
    [['--log-level', 'debug'], /info, warning, error/],
    [['--keep', 'long'], /^--keep/],
    [['--newcomers', 'none'], /^--newcomers/],
    [['--use-backup', '--begin-empty'], /exclude/],
    [['--cert', 'a.pem'], /--cert and --key/],
    [['--key', 'a.pem'], /--cert and --key/],
    [['--limit', 'rooms=0'], /^--limit rooms=0: Choose from 1 to 5000\.$/],
    [['--limit', 'rooms'], /NAME=VALUE/],
  ])('say in one line what is wrong with %j', (words, complaint) => {
    const flags = read(...words)
    const said = flags.ok ? '' : flags.error
    expect(said).toMatch(complaint)
    expect(said).toMatch(/^[^\n]+[^.]\.$/)
  })
})
