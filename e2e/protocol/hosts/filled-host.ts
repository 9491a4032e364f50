import { connect, type Socket } from 'node:net'
import { silentLog } from '../../../electron/disk/log.ts'
import { temporaryFolder } from '../../../electron/disk/temporary-folder.ts'
import { Archive } from '../../../electron/server/archive/archive.ts'
import { lobbyPlan } from '../../../electron/server/rooms.ts'
import { systemClock } from '../../../electron/wire/system-clock.ts'
import { keyedId } from '../../../shared/model.ts'
import { InsideHost } from './inside.ts'

const names = ['Sara', 'Jonas', 'Leila', 'Omid', 'Ines']
const texts = [
  'Has anybody seen the screwdriver?',
  'It is on the shelf, where it always is.',
  'سلام، من هم آمدم.',
  'A longer one, so that it takes more than a line on a narrow window, and a second one on a very narrow one.',
  'ok',
]
/** How many messages are handed to the store at once. */
const batch = 5_000

/** A host in this process, whose lobby holds so many messages in its store. */
export class FilledHost {
  private readonly folder = temporaryFolder()
  private readonly host = new InsideHost({ plain: true, folder: this.folder.path, limits: unlimited })

  /** Writes the messages with the store's own code, and starts the host over them. */
  async start(count: number): Promise<string> {
    await fill(this.folder.path, count)
    await this.host.start()
    return `127.0.0.1:${this.host.running.port}`
  }

  /** Somebody at netcat comes, and says so many messages a second until `quiet`. */
  async talk(perSecond: number): Promise<void> {
    const socket = connect(this.host.running.port, '127.0.0.1')
    await greeted(socket)
    socket.write('Chatterbox\n')
    let said = 0
    const timer = setInterval(() => {
      for (let at = 0; at < perSecond / 20; at++) socket.write(`${++said}. ${texts[said % texts.length] ?? ''}\n`)
    }, 50)
    this.quiet = () => {
      clearInterval(timer)
      socket.destroy()
    }
  }

  quiet: () => void = () => undefined

  async stop(): Promise<void> {
    this.quiet()
    await this.host.stop()
    this.folder.remove()
  }
}

const often = { burst: 1_000_000, perSecond: 1_000_000 }
const unlimited = { messages: often, pages: often, requests: often }

/** Settles when the host has greeted it. */
function greeted(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('data', () => resolve()))
}

const asUsual = {
  thread: null,
  damaged: 'refuse',
  reserve: 0,
  retention: { type: 'forever' },
  clock: systemClock,
  log: silentLog,
} as const

async function fill(folder: string, count: number): Promise<void> {
  const opened = await Archive.open({ ...asUsual, folder })
  if (!opened.ok) throw new Error(opened.error.code)
  const archive = opened.value
  await archive.keep({ type: 'room', ...lobbyPlan })
  const begun = Date.now() - count * 20_000
  for (let from = 0; from < count; from += batch) {
    const drafts = Array.from({ length: Math.min(batch, count - from) }, (_, at) => draft(from + at, begun))
    await Promise.all(drafts.map((one) => archive.append(one)))
  }
  await archive.close()
}

function draft(at: number, begun: number) {
  const name = names[(at >> 1) % names.length] ?? ''
  return {
    room: lobbyPlan.id,
    clientId: `filled-${String(at).padStart(8, '0')}`,
    author: keyedId(name.padEnd(43, 'x')),
    name,
    kind: 'text' as const,
    text: `${at + 1}. ${texts[at % texts.length] ?? ''}`,
    time: begun + at * 20_000,
  }
}
