import { newClientId } from '../../../shared/client-id.ts'
import { EnginePerson } from '../../engine/engine-person.ts'
import { kept, newestSeq } from '../../../shared/mirror/mirror.ts'
import { textOf } from '../tongues/tongue.ts'
import { tongues } from '../tongues/tongues.ts'
import type { Client } from './client.ts'
import { gather, type Place } from './crowd.ts'
import { Tally } from './tally.ts'

export interface CatchUpJob extends Place {
  readonly job: 'catch-up'
  /** Texts that are said while the person is away. */
  readonly missed: number
}

export interface CatchUp {
  /** From the dial until the last of them is in the person's window. */
  readonly seconds: number
  /** Texts that the window lacks of those it holds at once. */
  readonly wrong: number
}

const senders = 10
/** What the person has heard before: who has heard nothing does not catch up, but begins with the newest page. */
const before = 20

/** The real client engine comes back to a room in which much was said. */
export async function catchUp(job: CatchUpJob): Promise<CatchUp> {
  const person = await EnginePerson.begin('reader')
  const host = await person.comeTo(`127.0.0.1:${job.port}`)
  await person.stands(host, 'online')
  await say(job, before)
  await person.until(() => newestSeq(person.room(host)) >= before)
  await person.clients.leaveHost({ host })
  await say(job, job.missed)
  const newest = before + job.missed
  const begun = performance.now()
  person.clients.returnToHost({ host })
  await person.until(() => newestSeq(person.room(host)) >= newest)
  const seconds = (performance.now() - begun) / 1000
  const { earlier, messages } = person.room(host)
  const shown = new Set([...earlier, ...messages].map(({ seq }) => seq))
  // a window holds the newest of them, and leaves the others on the disk
  const held = Array.from({ length: Math.min(newest, kept.messages) }, (_, at) => newest - at)
  const wrong = held.filter((seq) => !shown.has(seq)).length
  await person.remove()
  return { seconds, wrong }
}

/** Some others say it all, a few at a time. */
async function say(job: CatchUpJob, count: number): Promise<void> {
  let clients: Client[] = []
  let left = count
  let heard = 0
  let done: () => void = () => undefined
  const all = new Promise<void>((resolve) => (done = resolve))
  const next = (sender: number): void => {
    if (left-- <= 0) return
    const counter = tally.says(sender)
    clients[sender]?.post(textOf(sender, counter), newClientId())
  }
  const { echoes } = tongues[job.tongue]
  const tally = new Tally({ clients: senders, senders, echoes }, (sender) => {
    if (++heard === count) done()
    next(sender)
  })
  ;[clients] = await gather(job, senders, (client) => tally.ear(client))
  for (let sender = 0; sender < senders; sender++) for (let at = 0; at < 16; at++) next(sender)
  await all
  for (const client of clients) client.end()
}
