import { connect as connectClear, type Socket } from 'node:net'
import { connect as connectSecure, createSecureContext, type SecureContext } from 'node:tls'
import type { Reader, Step, Tongue } from '../tongues/tongue.ts'

/** How every client makes its handshake: the same for all servers, and never resumed. */
const handshake = { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_256_GCM_SHA384', rejectUnauthorized: false } as const

/** A certificate and its key, PEM. */
export interface Pair {
  readonly cert: string
  readonly key: string
}

/** Reads keys before any clock runs. */
export function contextOf(pair: Pair | null): SecureContext {
  return createSecureContext({ ...handshake, ...pair })
}

/** Dials; in the clear where there is no context. */
export function dial(port: number, context: SecureContext | null): Socket {
  const place = { host: '127.0.0.1', port }
  const socket = context ? connectSecure({ ...place, ...handshake, secureContext: context }) : connectClear(place)
  return socket.setNoDelay(true)
}

/** One client: logs in, says texts, and hands what it hears from then on to its reader. */
export class Client {
  /** Resolves when it is in the room. */
  readonly joined: Promise<void>
  private corked = false
  private settle: (error?: Error) => void = () => undefined

  constructor(
    private readonly socket: Socket,
    private readonly tongue: Tongue,
    private readonly reader: Reader,
    name: string,
  ) {
    const steps = tongue.login(name)
    this.joined = new Promise((resolve, reject) => {
      this.settle = (error) => (error ? reject(error) : resolve())
    })
    socket.on('error', (error) => this.settle(error))
    socket.on('close', () => this.settle(new Error(`${name} was closed`)))
    this.logIn(steps)
  }

  /** Says a text. What one turn says leaves in one write. */
  post(text: string, id: string): void {
    if (!this.corked) {
      this.corked = true
      this.socket.cork()
      setImmediate(() => {
        this.corked = false
        this.socket.uncork()
      })
    }
    this.socket.write(this.tongue.post(text, id))
  }

  /** Writes these bytes. */
  send(bytes: Uint8Array): void {
    this.socket.write(bytes)
  }

  end(): void {
    this.socket.destroy()
  }

  /** What is told meanwhile is looked through for the answer alone: lists of a thousand people are nobody's work here. */
  private logIn([first, ...left]: Step[]): void {
    if (!first) return
    let answer = new Awaited(first.until)
    const look = (chunk: Buffer): void => {
      const rest = answer.after(chunk)
      if (!rest) return
      const next = left.shift()
      if (next) {
        answer = new Awaited(next.until)
        this.socket.write(next.say)
        return
      }
      this.socket.off('data', look)
      this.reader.read(rest)
      this.socket.on('data', (more: Buffer) => this.reader.read(more))
      this.settle()
    }
    this.socket.on('data', look)
    this.socket.write(first.say)
  }
}

/** Words that are waited for, in whatever pieces they come. */
class Awaited {
  private last = Buffer.alloc(0)

  constructor(private readonly words: string) {}

  /** What came after them; null until they have come. */
  after(chunk: Buffer): Buffer | null {
    const edge = Buffer.concat([this.last, chunk.subarray(0, this.words.length)])
    const split = edge.indexOf(this.words)
    if (split >= 0) return chunk.subarray(split + this.words.length - this.last.length)
    const found = chunk.indexOf(this.words)
    if (found >= 0) return chunk.subarray(found + this.words.length)
    this.last = Buffer.concat([this.last, chunk.subarray(-this.words.length)]).subarray(1 - this.words.length)
    return null
  }
}
