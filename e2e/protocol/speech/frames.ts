/** Frames as PROTOCOL.md draws them, written again from that page alone: the suite must not trust the code it tests. */

const header = 4

/** The frame of one JSON value. */
export function frameOf(value: unknown): Buffer {
  return rawFrame(Buffer.from(JSON.stringify(value)))
}

/** A frame of any body and kind, right or wrong. */
export function rawFrame(body: Uint8Array, kind = 0): Buffer {
  return Buffer.concat([headerOf(body.length, kind), body])
}

/** The four bytes before a body of so many bytes. */
export function headerOf(length: number, kind = 0): Buffer {
  const bytes = Buffer.alloc(header)
  bytes.writeUInt8(kind, 0)
  bytes.writeUIntBE(length, 1, 3)
  return bytes
}

/** The first byte of a TLS alert: how a host turns away, before any other word, whoever is one too many. */
const alert = 0x15

/** Bytes in, JSON values out. It throws on what no host may send. */
export class Unframer {
  private held = Buffer.alloc(0)
  private begun = false

  read(chunk: Uint8Array): unknown[] {
    this.held = Buffer.concat([this.held, chunk])
    if (!this.begun && this.held[0] === alert) return []
    this.begun = true
    const values: unknown[] = []
    for (let end = this.end(); end <= this.held.length; end = this.end()) {
      values.push(JSON.parse(this.held.toString('utf8', header, end)))
      this.held = this.held.subarray(end)
    }
    return values
  }

  private end(): number {
    if (this.held.length < header) return Infinity
    if (this.held[0] !== 0) throw new Error(`The host sent a frame of kind ${this.held[0]}.`)
    return header + this.held.readUIntBE(1, 3)
  }
}
