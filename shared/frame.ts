/**
 * Frames: one byte of kind, three bytes of length (big-endian), then the body.
 *
 *      0        1        2        3        4 …
 *   +--------+--------+--------+--------+----------
 *   |  kind  |      length of body      |  body
 *   +--------+--------+--------+--------+----------
 *
 * A JSON frame starts with 0x00, which is neither a TLS hello nor text, so a host knows it by its first byte.
 */
import { Gathered } from './gathered.ts'
import { limits } from './limits.ts'
import { fail, ok, type Result } from './result.ts'

export const frameKind = { json: 0 } as const
export const frameHeader = 4

/** The frame of one JSON body. The caller keeps within `limits.frame`. */
export function encodeFrame(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(frameHeader + body.length)
  frame[0] = frameKind.json
  frame[1] = body.length >>> 16
  frame[2] = body.length >>> 8
  frame[3] = body.length
  frame.set(body, frameHeader)
  return frame
}

export type BadFrame = 'frame-large' | 'frame-bad'

/**
 * Bytes in, whole bodies out, however the bytes were cut.
 * 1. MUST check a length before it waits for the body, or keeps a byte of it.
 * 2. MUST NOT answer again after a bad frame: the stream has no place to start anew.
 */
export class FrameReader {
  private readonly held = new Gathered()

  /** @param most bytes of one body; raised after login. */
  constructor(public most: number = limits.frame) {}

  /** Whether a frame has begun and is not finished. */
  get partial(): boolean {
    return this.held.size > 0
  }

  /** The bodies that these bytes complete. */
  read(bytes: Uint8Array): Result<Uint8Array[], BadFrame> {
    const isFirst = this.held.size === 0
    if (!isFirst) this.held.add(bytes)
    const all = isFirst ? bytes : this.held.bytes
    const bodies: Uint8Array[] = []
    const at = this.take(all, bodies)
    if (typeof at === 'string') return fail(at)
    // a copy, so that a small rest never keeps a large chunk alive
    if (isFirst) this.held.add(all.subarray(at))
    else this.held.drop(at)
    return ok(bodies)
  }

  /** Takes the bodies that are whole; answers where the rest begins. */
  private take(all: Uint8Array, bodies: Uint8Array[]): number | BadFrame {
    const heads = new DataView(all.buffer, all.byteOffset, all.byteLength)
    let at = 0
    while (all.length - at >= frameHeader) {
      const head = heads.getUint32(at)
      const problem = this.problem(head)
      if (problem) return problem
      const end = at + frameHeader + lengthIn(head)
      if (end > all.length) break
      bodies.push(all.subarray(at + frameHeader, end))
      at = end
    }
    return at
  }

  private problem(head: number): BadFrame | null {
    if (head >>> 24 !== frameKind.json) return 'frame-bad'
    return lengthIn(head) > this.most ? 'frame-large' : null
  }
}

/** bytes of the body, from the four bytes before it. */
function lengthIn(head: number): number {
  return head & 0xffffff
}
