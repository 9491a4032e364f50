/** A filled host in a process of its own: says its address, and talks while it is told to (`talk 200`, `quiet`). */
import { createInterface } from 'node:readline'
import { FilledHost } from './filled-host.ts'

const host = new FilledHost()
process.stdout.write(`${await host.start(Number(process.argv[2]))}\n`)
for await (const line of createInterface(process.stdin)) {
  const [word, perSecond] = line.split(' ')
  if (word === 'talk') await host.talk(Number(perSecond))
  else host.quiet()
}
await host.stop()
