import type { Command } from '../../../shared/commands.ts'
import { revision } from '../../../shared/commands.ts'
import { encodeFrame, frameHeader } from '../../../shared/frame.ts'
import { encodeJson } from '../../../shared/json.ts'
import { counterAt, mark, senderAt, type Hear, type Reader, type Step, type Tongue } from './tongue.ts'

const quote = '"'.charCodeAt(0)

/** Our own protocol. */
export const framed: Tongue = {
  echoes: true,
  login: (name): Step[] => [
    {
      say: frameOf({ type: 'hello', protocol: 'hearth', revision, name, capabilities: [] }),
      until: '{"type":"ready"}',
    },
  ],
  post: (text, clientId) => frameOf({ type: 'post', room: 'room-lobby', clientId, kind: 'text', text }),
  reader: (hear) => new FramedReader(hear),
}

/** The bytes of a command. */
export function frameOf(command: Command): Uint8Array {
  return encodeFrame(encodeJson(command))
}

/**
 * Goes from frame to frame by their lengths, and looks for a text where the last message had it, counted from its
 * beginning or from its end; only where there is none, a frame is searched.
 */
class FramedReader implements Reader {
  private rest: Buffer | null = null
  private fromStart = 0
  private fromEnd = 0

  constructor(private readonly hear: Hear) {}

  read(chunk: Buffer): void {
    const all = this.rest ? Buffer.concat([this.rest, chunk]) : chunk
    let at = 0
    while (all.length - at >= frameHeader) {
      const end = at + frameHeader + ((all[at + 1]! << 16) | (all[at + 2]! << 8) | all[at + 3]!)
      if (end > all.length) break
      const text = this.text(all, at, end)
      if (text > 0) this.hear(senderAt(all, text), counterAt(all, text))
      at = end
    }
    this.rest = at < all.length ? all.subarray(at) : null
  }

  private text(all: Buffer, at: number, end: number): number {
    if (begins(all, at + this.fromStart)) return at + this.fromStart
    if (begins(all, end - this.fromEnd)) return end - this.fromEnd
    const found = all.indexOf('"~', at) + 1
    if (found === 0 || found >= end) return 0
    this.fromStart = found - at
    this.fromEnd = end - found
    return found
  }
}

function begins(all: Buffer, at: number): boolean {
  return all[at] === mark && all[at - 1] === quote
}
