/** `npm run bench:window`: the real app at a host with a room of 100,000 messages: opening, scrolling, typing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApp } from '../support/app.ts'
import { Person } from '../support/person.ts'
import { FilledHost } from './filled-host.ts'
import { firstDrawn, openingTime, scrollThrough, typingTimes, watchTyping, type Frames } from './frames.ts'

const given = process.argv.slice(2)
const count = Number(valueOf('--messages') ?? 100_000)
const rounds = Number(valueOf('--rounds') ?? 5)

function valueOf(flag: string): string | undefined {
  const at = given.indexOf(flag)
  return at < 0 ? undefined : given[at + 1]
}

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
  await scrolling()
  await typing()
} finally {
  await ali.isKilled()
  await host.stop()
  await rm(profile, { recursive: true, force: true })
}

async function arrive(): Promise<void> {
  await ali.begins()
  await ali.joins(host.address)
  await ali.presses('It is the same', ali.dialog)
  await ali.isIn()
  await ali.entersRoom('empty')
}

async function opening(): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    times.push(await ali.page.evaluate(openingTime, 'lobby'))
    await ali.page.evaluate(openingTime, 'empty').catch(() => undefined)
  }
  say(`opening: first rows after ${spread(times)} ms (at most 200 wanted); ${load()}`)
}

async function scrolling(): Promise<void> {
  await ali.page.evaluate(openingTime, 'lobby')
  const up = await ali.page.evaluate(scrollThrough, { by: -700, seconds: 600 })
  say(`up, loading page after page to “${await ali.page.evaluate(firstDrawn)}”: ${told(up)}; ${load()}`)
  const down = await ali.page.evaluate(scrollThrough, { by: 2_000, seconds: 600 })
  say(`down through all that is held: ${told(down)}; ${load()}`)
}

async function typing(): Promise<void> {
  await ali.page.evaluate(watchTyping)
  host.tell('talk 200')
  for (let round = 0; round < rounds; round++) {
    await ali.composer.focus()
    await ali.page.keyboard.type('what I write while everybody talks', { delay: 60 })
    await ali.composer.fill('')
    say(`a key on the screen after ${spread(await ali.page.evaluate(typingTimes))} ms (at most 50 wanted); ${load()}`)
  }
  host.tell('quiet')
}

function told({ frames, seconds, median, p99, worst, over50, long }: Frames): string {
  const slow = long.length === 0 ? 'none' : `${long.length} (${long.slice(0, 20).join(', ')})`
  return `${frames} frames in ${seconds} s, median ${median}, p99 ${p99}, worst ${worst} ms, ${over50} gaps over 50 ms; frames of work over 50 ms: ${slow}`
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(1)
  return `median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} of ${sorted.length}`
}
