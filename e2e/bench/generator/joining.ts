import { setTimeout as wait } from 'node:timers/promises'
import { frameHeader } from '../../../shared/frame.ts'
import { frameOf } from '../tongues/framed.ts'
import type { Reader } from '../tongues/tongue.ts'
import { tongues } from '../tongues/tongues.ts'
import { Client, dial } from './client.ts'
import { contextsOf, type Place } from './crowd.ts'

export interface JoiningJob extends Place {
  readonly job: 'joining'
  /** Who are in the room before one more joins. */
  readonly members: number
}

export interface Joining {
  /** Frames and bytes that the newcomer was told, and how many of the frames are lists of members. */
  readonly newcomerFrames: number
  readonly newcomerLists: number
  readonly newcomerBytes: number
  /** The most that any of the others was told. */
  readonly otherFrames: number
  readonly otherBytes: number
  /** How many of the others were not told at all. */
  readonly untold: number
  /** Lists of members among what the others were told. */
  readonly otherLists: number
}

const request = 7
const lists = new Set(['entered', 'members', 'people'])

/** One more joins a room of many: who is told how much? */
export async function joining(job: JoiningJob): Promise<Joining> {
  const tongue = tongues.framed
  const counters: FrameCounter[] = []
  const clients = contextsOf(job, job.members + 1).map((context, at) => {
    const counter = new FrameCounter()
    counters.push(counter)
    return new Client(dial(job.port, context), tongue, counter, `b${String(at).padStart(4, '0')}`)
  })
  await Promise.all(clients.map((client) => client.joined))
  const [maker] = clients
  maker?.send(frameOf({ type: 'join', request, name: 'hall', create: true }))
  await until(() => counters[0]!.has('done'))
  for (const client of clients.slice(1, -1))
    client.send(frameOf({ type: 'join', request, name: 'hall', create: false }))
  await until(() => counters.slice(0, -1).every((counter) => counter.has('done')))
  await wait(1_000)
  for (const counter of counters) counter.clear()
  clients.at(-1)?.send(frameOf({ type: 'join', request, name: 'hall', create: false }))
  await until(() => counters.at(-1)!.has('done'))
  await wait(500)
  for (const client of clients) client.end()
  const others = counters.slice(0, -1)
  const newcomer = counters.at(-1)!
  return {
    newcomerFrames: newcomer.frames,
    newcomerLists: newcomer.lists,
    newcomerBytes: newcomer.bytes,
    otherFrames: Math.max(...others.map(({ frames }) => frames)),
    otherBytes: Math.max(...others.map(({ bytes }) => bytes)),
    otherLists: Math.max(...others.map((other) => other.lists)),
    untold: others.filter(({ frames }) => frames === 0).length,
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20)
}

/** Counts frames by their type. */
class FrameCounter implements Reader {
  frames = 0
  bytes = 0
  lists = 0
  private types = new Set<string>()
  private rest: Buffer | null = null

  has(type: string): boolean {
    return this.types.has(type)
  }

  clear(): void {
    this.frames = this.bytes = this.lists = 0
    this.types = new Set()
  }

  read(chunk: Buffer): void {
    const all = this.rest ? Buffer.concat([this.rest, chunk]) : chunk
    let at = 0
    while (all.length - at >= frameHeader) {
      const end = at + frameHeader + all.readUIntBE(at + 1, 3)
      if (end > all.length) break
      this.count(all, at, end)
      at = end
    }
    this.rest = at < all.length ? all.subarray(at) : null
  }

  private count(all: Buffer, at: number, end: number): void {
    const word = at + frameHeader + '{"type":"'.length
    const type = all.toString('latin1', word, all.indexOf('"', word))
    if (type === 'ping') return
    this.types.add(type)
    this.frames++
    this.bytes += end - at
    if (lists.has(type)) this.lists++
  }
}
