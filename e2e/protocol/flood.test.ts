import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { InsideTls } from './carriers/inside.ts'
import { anotherPlace } from './carriers/dial.ts'
import { opened } from './host.ts'

const many = 500

/** Files and sockets that this process has open; 0 where the system does not say. */
function open(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
}

/** Connects, says something or nothing, and is gone as soon as the host has answered, or at once. */
function comesAndGoes(port: number, number: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: anotherPlace() })
    socket.on('error', () => undefined).once('close', () => resolve())
    socket.once('connect', () => {
      if (number % 3 === 0) socket.write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]))
      if (number % 3 === 1) socket.resetAndDestroy()
      else setImmediate(() => socket.destroy())
    })
  })
}

describe('F23: five hundred who connect as fast as they can, and are gone,', () => {
  it('leave nothing behind, and nobody who is there notices', async () => {
    const carrier = new InsideTls()
    const host = await opened(carrier)
    const people = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    const before = open()
    const flood = Array.from({ length: many }, (_, number) => comesAndGoes(carrier.host.running.port, number))
    for (const person of people) await person.posts('in the middle of it')
    await Promise.all(flood)
    for (const person of people) await person.posts('after it')
    // a host that kept one of them would never come to this
    while (open() > before + 5) await new Promise(setImmediate)
    const seqs = people.map((person) => person.heard({ type: 'message' }).map(({ seq }) => seq))
    for (const heard of seqs) expect(heard).toEqual([1, 2, 3, 4, 5, 6])
    await host.person('Zara')
  })
})
