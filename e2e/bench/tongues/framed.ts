import type { Command } from '../../../shared/commands.ts'
import { revision } from '../../../shared/commands.ts'
import { encodeFrame, frameHeader } from '../../../shared/frame.ts'
import { encodeJson } from '../../../shared/json.ts'
import { counterAt, mark, senderAt, textSize, type Hear, type Reader, type Step, type Tongue } from './tongue.ts'

const said = [...Buffer.from('{"type":"said"')]
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
 * Goes from frame to frame by their lengths. A frame holds one text or many, in their order: after one, the next is
 * looked for where it stood the last time, and searched only where it does not.
 */
class FramedReader implements Reader {
  private rest: Buffer | null = null
  private first = 0
  private gap = 0

  constructor(private readonly hear: Hear) {}

  read(chunk: Buffer): void {
    const all = this.rest ? Buffer.concat([this.rest, chunk]) : chunk
    let at = 0
    while (all.length - at >= frameHeader) {
      const end = at + frameHeader + ((all[at + 1]! << 16) | (all[at + 2]! << 8) | all[at + 3]!)
      if (end > all.length) break
      if (isSaid(all, at + frameHeader)) this.frame(all, at, end)
      at = end
    }
    this.rest = at < all.length ? all.subarray(at) : null
  }

  private frame(all: Buffer, start: number, end: number): void {
    let text = find(all, start, this.first)
    if (text > 0 && text < end) this.first = text - start
    while (text > 0 && text < end) {
      this.hear(senderAt(all, text), counterAt(all, text))
      const after = text + textSize
      text = after < end ? find(all, after, this.gap) : 0
      if (text > 0) this.gap = text - after
    }
  }
}

/** Whether this body is one of messages: what else is told is not looked through. */
function isSaid(all: Buffer, body: number): boolean {
  return said.every((byte, at) => all[body + at] === byte)
}

/** Where a text begins from here on: most often this far away. 0 where there is none. */
function find(all: Buffer, from: number, usual: number): number {
  return all[from + usual] === mark && all[from + usual - 1] === quote ? from + usual : all.indexOf('"~', from) + 1
}
