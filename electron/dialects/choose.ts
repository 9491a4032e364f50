const http = /^(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|PRI) \S/

/** What a connection speaks, by its first bytes. `http` is nobody's: a web page must never drive our port. */
export type Choice = 'tls' | 'framed' | 'plain' | 'http'

/** Chooses by the first bytes; null where the peer kept silent for `limits.plainSilence`. */
export function choose(first: Uint8Array | null): Choice {
  if (first === null) return 'plain'
  // RFC 8446, 5.1: a handshake record begins with 22
  if (first[0] === 0x16) return 'tls'
  if (first[0] === 0x00) return 'framed'
  return http.test(String.fromCharCode(...first.subarray(0, 16))) ? 'http' : 'plain'
}
