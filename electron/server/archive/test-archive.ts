import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach } from 'vitest'
import { FakeClock } from '../../../shared/fake-clock.ts'
import type { Message } from '../../../shared/model.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import type { Result } from '../../../shared/result.ts'
import { silentLog } from '../../disk/log.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { draft } from '../store-contract.ts'
import { Archive, type ArchiveOptions } from './archive.ts'
import { historyFile } from './places.ts'

const usual = { damaged: 'refuse', reserve: 0, retention: { type: 'forever' }, thread: null, log: silentLog } as const

/** For tests: histories in a folder of their own, which is cleared away after each test. */
export class TestArchive {
  clock = new FakeClock()
  private running: Archive | null = null
  private made: ReturnType<typeof temporaryFolder> | null = null

  get folder(): string {
    return (this.made ??= temporaryFolder()).path
  }

  get file(): string {
    return historyFile(this.folder)
  }

  async tryToOpen(options: Partial<ArchiveOptions> = {}): Promise<Result<Archive, Refusal>> {
    await this.close()
    const opened = await Archive.open({ ...usual, folder: this.folder, clock: this.clock, ...options })
    this.running = opened.ok ? opened.value : null
    return opened
  }

  async open(options: Partial<ArchiveOptions> = {}): Promise<Archive> {
    const opened = await this.tryToOpen(options)
    if (!opened.ok) throw new Error(opened.error.code)
    return opened.value
  }

  async close(): Promise<void> {
    await this.running?.close()
    this.running = null
  }

  /** A history with so many messages in the lobby, closed again. */
  async filled(count: number): Promise<void> {
    const archive = await this.open()
    await archive.keep({ type: 'person', id: 'key-ali', name: 'Ali' })
    await archive.keep({ type: 'room', id: 'room-lobby', kind: 'open', name: 'lobby', topic: 'tea' })
    await archive.keep({ type: 'member', room: 'room-lobby', person: 'key-ali', since: 0, read: 0 })
    await say(archive, count)
    await this.close()
  }

  /** Lets time pass in steps, in each of which what is under way comes to rest. */
  async pass(ms: number, step = ms): Promise<void> {
    for (let left = ms; left > 0; left -= step) {
      this.clock.advance(Math.min(step, left))
      await this.rested()
    }
  }

  /** What is under way has come to rest when the upkeep waits for its clock again. */
  async rested(): Promise<void> {
    while (this.clock.timersLeft === 0) await new Promise<void>((resolve) => setImmediate(resolve))
  }

  /** Which bytes the file has. */
  fingerprint(file = this.file): string {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  }

  async clear(): Promise<void> {
    await this.close()
    this.made?.remove()
    this.made = null
    this.clock = new FakeClock()
  }
}

/** A folder for histories in each test of a file. */
export function archiving(): TestArchive {
  const archive = new TestArchive()
  afterEach(() => archive.clear())
  return archive
}

/** Ali says so many things in the lobby; `time` of the first, one ms apart. */
export async function say(archive: Archive, count: number, time = 1): Promise<void> {
  const from = (await texts(archive)).length
  const drafts = Array.from({ length: count }, (_, at) => draft(`client-${time}-${from + at}`, { time: time + at }))
  for (const kept of await Promise.all(drafts.map((one) => archive.append(one)))) {
    if (!kept.ok) throw new Error(kept.error)
  }
}

/** Everything in the lobby, page by page. */
export async function messages(archive: Archive): Promise<Message[]> {
  const found: Message[] = []
  for (let more = true; more;) {
    const seq = found.at(-1)?.seq ?? 0
    const page = await archive.page({ room: 'room-lobby', way: 'after', seq, since: 0, most: 100_000 })
    if (!page.ok) throw new Error(page.error)
    found.push(...page.value.messages)
    more = page.value.more
  }
  return found
}

/** Everything in the lobby, as `seq text`. */
export async function texts(archive: Archive): Promise<string[]> {
  return (await messages(archive)).map(({ seq, text }) => `${seq} ${text}`)
}
