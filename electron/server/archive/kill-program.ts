/** For tests: says things without end, and tells each that was acknowledged, until it is killed. */
import { systemClock } from '../../wire/system-clock.ts'
import { silentLog } from '../../disk/log.ts'
import { draft } from '../store-contract.ts'
import { Archive } from './archive.ts'

const [, , folder = '', round = '', thread = ''] = process.argv
const inFlight = 64

const archive = await Archive.open({
  folder,
  thread: new URL(thread),
  damaged: 'refuse',
  reserve: 0,
  retention: { type: 'forever' },
  clock: systemClock,
  log: silentLog,
})
if (!archive.ok) throw new Error(archive.error.code)
const { value: store } = archive

async function talk(author: number): Promise<void> {
  for (let at = 0; ; at++) {
    const said = await store.append(draft(`round-${round}-${at}`, { author: `key-${author}` }))
    if (!said.ok || said.value.type !== 'kept') throw new Error('it was not kept')
    process.stdout.write(`${said.value.message.seq} key-${author} ${said.value.message.clientId}\n`)
  }
}

await Promise.all(Array.from({ length: inFlight }, (_, author) => talk(author)))
