import { encodeFrame } from '../../../shared/frame.ts'
import type { Chance } from '../../protocol/chance.ts'
import { frameOf } from '../../protocol/speech/frames.ts'

const banners = [
  'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /login HTTP/1.0\r\nContent-Length: 9\r\n\r\nname=evil',
  'SSH-2.0-OpenSSH_9.6\r\n',
  'NICK evil\r\nUSER evil 0 * :evil\r\nJOIN #lobby\r\n',
  ':irc.example.org 001 evil :Welcome\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  '/me \x1b[2J\u0000\u202e\r\n',
]

/** Bytes that somebody might send who means harm or is broken; `right` makes what would be well said. */
export function noise(chance: Chance, right: () => unknown): Uint8Array {
  switch (chance.below(12)) {
    case 0:
      return chance.bytes(64)
    case 1:
      return encodeFrame(chance.bytes(600))
    case 2:
      return flipped(chance, frameOf(right()))
    case 3:
      return hugeLength(chance)
    case 4:
      return encodeFrame(badUtf8(chance, right()))
    case 5:
      return encodeFrame(Buffer.from(deep(chance)))
    case 6:
      return Buffer.from(chance.pick(banners), 'latin1')
    case 7:
      return frameOf(right()).subarray(0, 1 + chance.below(40))
    default:
      return frameOf(right())
  }
}

/** A frame with some of its bits turned. */
function flipped(chance: Chance, frame: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(frame)
  for (let count = 1 + chance.below(4); count > 0; count--) {
    const at = chance.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8))
  }
  return bytes
}

/** The head of a frame that would never fit. */
function hugeLength(chance: Chance): Uint8Array {
  return Uint8Array.of(chance.below(3), 0xff, chance.below(256), chance.below(256), ...chance.bytes(16))
}

function badUtf8(chance: Chance, right: unknown): Uint8Array {
  const bytes = Buffer.from(JSON.stringify(right))
  bytes[chance.below(bytes.length)] = chance.pick([0xff, 0xc0, 0x80, 0xed])
  return bytes
}

function deep(chance: Chance): string {
  const levels = chance.pick([16, 17, 1_000, 20_000])
  const [open, close] = chance.below(2) === 0 ? ['[', ']'] : ['{"a":', '}']
  return open.repeat(levels) + '1' + close.repeat(chance.below(2) === 0 ? levels : 0)
}
