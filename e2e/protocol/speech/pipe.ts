import type { Duplex } from 'node:stream'
import type { Link } from '../../../electron/wire/link.ts'

/** What a pipe tells its one listener. */
export interface PipeListener {
  readonly bytes: (chunk: Uint8Array) => void
  /** The host ended it, or it broke. Called once. */
  readonly closed: () => void
}

/** Bytes to and from a host, whatever carries them. */
export interface Pipe {
  listen(listener: PipeListener): void
  send(bytes: Uint8Array): void
  /** Ends our side in good order. */
  end(): void
  /** Breaks it off, as a pulled cable would. */
  cut(): void
  /** Reads no more. */
  stall(): void
  /** Reads again. */
  resume(): void
}

/** A pipe over a TCP or TLS socket. */
export function socketPipe(socket: Duplex): Pipe {
  return {
    listen({ bytes, closed }) {
      // whatever broke it, `close` follows
      socket.on('error', () => undefined)
      socket.on('data', bytes).once('close', closed)
    },
    send: (bytes) => void socket.write(bytes),
    end: () => void socket.end(),
    cut: () => void socket.destroy(),
    stall: () => void socket.pause(),
    resume: () => void socket.resume(),
  }
}

/** A pipe over one end of the in-memory pair. */
export function linkPipe(link: Link): Pipe {
  return {
    listen: ({ bytes, closed }) => link.listen({ bytes, closed }),
    send: (bytes) => link.send(bytes),
    end: () => link.end(),
    cut: () => link.destroy('lost'),
    stall: () => link.pause(),
    resume: () => link.resume(),
  }
}
