/**
 * The platform's limit: it copies bytes, joined once a turn and shared by all. No names, no rooms, and no history but
 * where it is asked to keep one: then it tells nothing before that is synced.
 */
import { constants } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'
import { bundled } from '../../../electron/disk/bundled.ts'
import { ThreadDesk } from '../../../electron/store/thread-desk.ts'
import type { LineActs } from './bare-thread.ts'

const [history, certificate, key] = process.argv.slice(2)
const room = new Set<Socket>()
const newline = 10
let turn: Buffer[] = []

function flush(): void {
  const bytes = joined(turn)
  turn = []
  tell(bytes)
}

function joined(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}

function tellAll(bytes: Buffer): void {
  for (const socket of room) socket.write(bytes)
}

/** Tells what was kept: all that one sync brought together. */
async function tellKept(path: string): Promise<(bytes: Buffer) => void> {
  const opened = await ThreadDesk.open<LineActs>(bundled(new URL('./bare-thread.ts', import.meta.url)), path)
  if (!opened.ok) throw new Error(opened.error.code)
  const kept: Buffer[] = []
  return (bytes) =>
    void opened.value.ask('keep', bytes).then((answer) => {
      if (!answer.ok) throw new Error(answer.error)
      if (kept.length === 0) queueMicrotask(() => tellAll(joined(kept.splice(0))))
      kept.push(bytes)
    })
}

function meet(socket: Socket): void {
  let rest: Buffer | null = null
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => room.delete(socket))
  socket.once('data', () => {
    socket.write('ready\n')
    room.add(socket)
    socket.on('data', (chunk: Buffer) => {
      const all = rest ? Buffer.concat([rest, chunk]) : chunk
      const end = all.lastIndexOf(newline) + 1
      rest = end < all.length ? all.subarray(end) : null
      if (end === 0) return
      if (turn.length === 0) setImmediate(flush)
      turn.push(all.subarray(0, end))
    })
  })
}

function secured(certificate: string, key: string) {
  const options = {
    cert: readFileSync(certificate),
    key: readFileSync(key),
    minVersion: 'TLSv1.3',
    requestCert: true,
    rejectUnauthorized: false,
    secureOptions: constants.SSL_OP_NO_TICKET,
  } as const
  return createSecureServer(options, meet)
}

const tell = history ? await tellKept(history) : tellAll
const server = certificate && key ? secured(certificate, key) : createServer(meet)
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`)
})
