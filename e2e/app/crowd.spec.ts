import { connect, type Socket } from 'node:net'
import { expect, test } from '../people.ts'
import { HostProcess } from '../protocol/hosts/host-process.ts'

/** So many that a login is told of them in one word: 50 and more. */
const guests = 59
const roomy = ['connections', 'perAddress', 'newPerAddress.burst', 'unauthenticated', 'unauthenticatedPerAddress']
const flags = ['--plain', ...roomy.flatMap((name) => ['--limit', `${name}=500`])]

/** A guest at a terminal, who stays in the lobby. Rejects with what it heard where it is not let in. */
function comes(port: number, name: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  socket.write(`${name}\n`)
  let heard = ''
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk) => {
      heard += String(chunk)
      if (/^! /m.test(heard)) reject(new Error(heard))
      if (heard.includes('You are in #lobby')) resolve(socket)
    })
    socket.on('error', reject).on('close', () => reject(new Error(heard)))
  })
}

const crowded = test.extend<{ host: HostProcess }>({
  host: async ({}, use, info) => {
    const host = await HostProcess.start(info.outputPath('host'), ...flags)
    await use(host)
    await host.stop()
  },
})

crowded('whoever joins a crowd sees all of it, and the crowd goes on talking', async ({ host, people }) => {
  const crowd = await Promise.all(Array.from({ length: guests }, (_, at) => comes(host.port, `Guest-${at + 10}`)))
  const sara = await people.open('Sara')
  await sara.joins(host.invite)
  await sara.isIn()
  await expect(sara.peopleColumn.getByRole('heading', { name: `${guests + 1} here`, exact: true })).toBeVisible()
  crowd[7]?.write('There are many of us\n')
  await sara.sees('There are many of us')
  for (const guest of crowd) guest.destroy()
  await expect(sara.peopleColumn.getByRole('heading', { name: '1 here', exact: true })).toBeVisible()
})
