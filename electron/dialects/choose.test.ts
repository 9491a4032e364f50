import { describe, expect, it } from 'vitest'
import { encodeFrame } from '../../shared/frame.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { choose } from './choose.ts'

describe('the first bytes', () => {
  it.each([
    ['a TLS hello', Uint8Array.of(0x16, 3, 1), 'tls'],
    ['a frame', encodeFrame(encodeUtf8('{}')), 'framed'],
    ['silence', null, 'plain'],
    ['a name', encodeUtf8('Omid\n'), 'plain'],
    ['a Persian name', encodeUtf8('امید'), 'plain'],
    ['telnet’s own talk', Uint8Array.of(255, 253, 3), 'plain'],
    ['a web page', encodeUtf8('GET / HTTP/1.1\r\n'), 'http'],
    ['a web form', encodeUtf8('POST /x HTTP/1.1\r\n'), 'http'],
    ['a proxy’s client', encodeUtf8('CONNECT example.org:443 HTTP/1.1'), 'http'],
    ['HTTP/2', encodeUtf8('PRI * HTTP/2.0\r\n'), 'http'],
    ['somebody called GET', encodeUtf8('GET\n'), 'plain'],
    ['a sentence', encodeUtf8('Get / it'), 'plain'],
    ['no bytes at all', new Uint8Array(0), 'plain'],
  ])('of %s are known', (_what, first, choice) => {
    expect(choose(first)).toBe(choice)
  })
})
