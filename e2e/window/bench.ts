/** `npm run bench:window`: the real app at a host with a room of 100,000 messages: opening, scrolling, typing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApp } from '../support/app.ts'
import { Person } from '../support/person.ts'
import { FilledHost } from './filled-host.ts'
import { traced, type Tasks } from './trace.ts'
import {
  firstDrawn,
  layPlainList,
  openingTime,
  scrollThrough,
  takePlainListAway,
  typingTimes,
  watchTyping,
  type Frames,
  type Ride,
} from './frames.ts'
import { readWish, usage } from './wish.ts'

const wished = readWish(process.argv.slice(2))
if (!wished.ok) {
  console.error(`${wished.error}\n${usage}`)
  process.exit(2)
}
const { messages: count, seconds, by, rounds } = wished.value
/** Seconds of one trace. */
const part = 30

const profile = await mkdtemp(join(tmpdir(), 'hearth-window-'))
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const load = (): string => `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores (${cpus()[0]?.model.trim()})`

say(`writing ${count} messages`)
const host = await FilledHost.start(count)
const wish = { profile }
const ali = new Person('Ali', wish, await startApp(wish))
try {
  await arrive()
  await opening()
  await peer()
  await scrolling()
  await peer()
  await typing()
} finally {
  await ali.isKilled()
  await host.stop()
  await rm(profile, { recursive: true, force: true })
}

async function arrive(): Promise<void> {
  // what tsx leaves in functions that are sent to the page
  await ali.page.evaluate('globalThis.__name = (made) => made')
  await ali.begins()
  await ali.joins(host.address)
  await ali.presses('It is the same', ali.dialog)
  await ali.isIn()
  await ali.entersRoom('empty')
}

async function opening(): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    await ali.opens('empty')
    times.push(await ali.page.evaluate(openingTime, 'lobby'))
  }
  say(`opening: first rows after ${spread(times)} ms (at most 200 wanted); ${load()}`)
}

/** Up page after page and down again, in parts: a trace holds only so much. */
async function scrolling(): Promise<void> {
  for (const [way, step] of [
    ['up, loading page after page', -by],
    ['down through what is held', 2_000],
  ] as const) {
    for (let left = seconds; left > 0; left -= part) {
      const frames = await ride(way, { what: '[role=log]', by: step, seconds: Math.min(left, part) })
      if (frames.ended) break
    }
  }
}

/** The same rows as a page would hold them that knows no virtual list: what this machine makes of that, in the same run. */
async function peer(): Promise<void> {
  await ali.page.evaluate(layPlainList, 5_000)
  await ride('a plain list', { what: '#plain-list', by: -by, seconds: Math.min(seconds, part) })
  await ali.page.evaluate(takePlainListAway)
}

async function ride(way: string, wish: Ride): Promise<Frames> {
  const [frames, tasks] = await traced(ali.app, () => ali.page.evaluate(scrollThrough, wish))
  say(`${way}, at “${await ali.page.evaluate(firstDrawn)}”: ${told(frames)}; ${worked(tasks)}; ${load()}`)
  return frames
}

async function typing(): Promise<void> {
  await ali.page.evaluate(watchTyping)
  host.tell('talk 200')
  for (let round = 0; round < rounds; round++) {
    const [, tasks] = await traced(ali.app, writeSomething)
    const keys = spread(await ali.page.evaluate(typingTimes))
    say(`a key on the screen after ${keys} ms (at most 50 wanted); ${worked(tasks)}; ${load()}`)
  }
  host.tell('quiet')
}

async function writeSomething(): Promise<void> {
  await ali.composer.focus()
  await ali.page.keyboard.type('what I write while everybody talks', { delay: 60 })
  await ali.composer.fill('')
}

function worked({ processor, clock }: Tasks): string {
  const over = (times: readonly number[]): number => times.filter((ms) => ms > 50).length
  const most = processor.slice(0, 5).map((ms) => ms.toFixed(0))
  const all = Math.round(processor.reduce((sum, ms) => sum + ms, 0))
  return `${processor.length} tasks, ${all} ms of processor time in all, ${over(processor)} over 50 ms of it (most ${most.join(', ')}), ${over(clock)} by the clock`
}

function told({ frames, seconds, median, p99, worst, over50, long }: Frames): string {
  return `${frames} frames in ${seconds} s, median ${median}, p99 ${p99}, worst ${worst} ms, ${over50} gaps and ${long.length} frames of work over 50 ms`
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(1)
  return `median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} of ${sorted.length}`
}
