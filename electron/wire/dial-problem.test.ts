import { describe, expect, it } from 'vitest'
import { dialProblem } from './dial-problem.ts'

function failed(code: string, message = '', more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more })
}

describe('a failed dial', () => {
  it.each([
    ['ENOTFOUND', 'address-unknown'],
    ['EAI_AGAIN', 'address-unknown'],
    ['ELOOKUPLATE', 'lookup-late'],
    ['ECONNREFUSED', 'connection-refused'],
    ['ETIMEDOUT', 'timed-out'],
    ['ENETUNREACH', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['EADDRNOTAVAIL', 'unreachable'],
    ['EPIPE', 'lost'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-hearth'],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'not-hearth'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-failed'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls-failed'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'tls-failed'],
  ])('by %s is told as %s', (code, told) => {
    expect(dialProblem(failed(code))).toBe(told)
  })

  it('by EPROTO is read from its message', () => {
    expect(dialProblem(failed('EPROTO', 'ssl3_get_record:wrong version number'))).toBe('not-hearth')
    expect(dialProblem(failed('EPROTO', 'tlsv1 alert protocol version'))).toBe('tls-failed')
  })

  it('is lost where the peer reset it, and not Hearth where the peer ended it', () => {
    expect(dialProblem(failed('ECONNRESET', 'read ECONNRESET', { syscall: 'read' }))).toBe('lost')
    expect(dialProblem(failed('ECONNRESET', 'Client network socket disconnected'))).toBe('not-hearth')
  })

  it.each([
    [['ENETUNREACH', 'ECONNREFUSED'], 'connection-refused'],
    [['ECONNREFUSED', 'ETIMEDOUT'], 'connection-refused'],
    [['ENETUNREACH', 'ETIMEDOUT'], 'timed-out'],
    [['EHOSTUNREACH', 'ENETUNREACH'], 'unreachable'],
    [['EPIPE'], 'lost'],
    [[], 'lost'],
  ])('by %j at a name’s several addresses is told as %s', (codes, told) => {
    expect(dialProblem(new AggregateError(codes.map((code) => failed(code))))).toBe(told)
  })

  it('without a code is lost', () => {
    expect(dialProblem(new Error('?'))).toBe('lost')
  })
})
