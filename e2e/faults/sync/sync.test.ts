/** Only counting syncs can tell a safe acknowledgement from a lucky one: a killed process loses nothing either way. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { temporaryFolder } from '../../../electron/disk/temporary-folder.ts'
import { dialClear } from '../../protocol/carriers/dial.ts'
import { serveWords } from '../../protocol/hosts/host-process.ts'
import { endPrograms, Program } from '../../protocol/hosts/program.ts'
import { socketPipe } from '../../protocol/speech/pipe.ts'
import { PlainGuest } from '../../protocol/speech/plain-guest.ts'
import { readTrace, untimely } from './trace.ts'

const messages = 40
const folder = temporaryFolder()

afterAll(async () => {
  await endPrograms()
  folder.remove()
})

/** The words before a program's own that have strace write what it does about files and sockets into this file. */
function traced(file: string): string[] {
  const calls = 'read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,fsync,fdatasync'
  // -D: the host is our own child, and ends as it would without a tracer
  return ['-D', '-f', '-y', '-qq', '-s', '65536', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', file]
}

async function guest(port: number, name: string): Promise<PlainGuest> {
  const guest = new PlainGuest(socketPipe(await dialClear(port)))
  await guest.reads(/What is your name/)
  guest.types(name)
  await guest.reads(/You are/)
  return guest
}

it('the host syncs its write-ahead log between the arrival of a text and the first word of it to anybody', async () => {
  const trace = join(folder.path, 'trace')
  const flags = [
    '--port',
    '0',
    '--bind',
    '127.0.0.1',
    '--plain',
    '--limit',
    'messages.burst=1000',
    '--data',
    join(folder.path, 'host'),
  ]
  const host = new Program('strace', [...traced(trace), process.execPath, ...serveWords(flags)])
  const port = Number(/port (\d+)/.exec(await host.reads(/Listening/))?.[1])
  const [ali, sara] = [await guest(port, 'Ali'), await guest(port, 'Sara')]
  for (let at = 0; at < messages; at += 4) {
    // some one by one, some of two people at once
    for (const [index, author] of [ali, sara, ali, sara].entries()) author.types(`text-${at + index}-of-it`)
    await Promise.all([sara.reads(new RegExp(`text-${at + 2}-`)), ali.reads(new RegExp(`text-${at + 3}-`))])
  }
  await host.kill('SIGTERM')
  const seen = readTrace(readFileSync(trace, 'utf8'), /text-\d+-of-it/g)
  expect(new Set(seen.flatMap((one) => (one.type === 'heard' ? one.texts : []))).size).toBe(messages)
  expect(untimely(seen)).toEqual([])
})
