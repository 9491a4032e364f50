/** The platform's limit: it copies bytes, joined once a turn and shared by all. No names, no rooms, no history. */
import { constants } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'

const [certificate, key] = process.argv.slice(2)
const room = new Set<Socket>()
const newline = 10
let turn: Buffer[] = []

function flush(): void {
  const bytes = turn.length === 1 ? turn[0]! : Buffer.concat(turn)
  turn = []
  for (const socket of room) socket.write(bytes)
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

const server = certificate && key ? secured(certificate, key) : createServer(meet)
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`)
})
