import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../../shared/fake-clock.ts'
import { refusal } from '../../../shared/refusals.ts'
import { silentLog } from '../../disk/log.ts'
import type { HostNews } from './host-order.ts'
import { HostWorker, type RunningHost, type Thread } from './host-worker.ts'

class FakeThread extends EventEmitter implements Thread {
  readonly words: string[] = []
  readonly terminate = vi.fn(() => {
    this.emit('exit', 1)
    return Promise.resolve(1)
  })

  postMessage(word: string): void {
    this.words.push(word)
  }

  tell(news: HostNews): void {
    this.emit('message', news)
  }
}

const listening: HostNews = { type: 'listening', port: 5050, keyHash: 'k' }

describe('the host’s thread', () => {
  let thread: FakeThread
  let clock: FakeClock
  let wanted: AbortController
  const died = vi.fn()
  const stuck = vi.fn()
  const error = vi.fn()
  const log = { ...silentLog, error }

  beforeEach(() => {
    thread = new FakeThread()
    clock = new FakeClock()
    wanted = new AbortController()
    died.mockReset()
    stuck.mockReset()
    error.mockReset()
  })

  const start = () => HostWorker.start(thread, { clock, log, died, stuck, unwanted: wanted.signal })

  async function running(): Promise<RunningHost> {
    const starting = start()
    thread.tell(listening)
    const started = await starting
    if (!started.ok) throw new Error(started.error.code)
    return started.value
  }

  it('is a host once it listens', async () => {
    expect(await running()).toMatchObject({ port: 5050, keyHash: 'k' })
  })

  it('says why it does not listen, and is not mourned', async () => {
    const starting = start()
    thread.tell({ type: 'failed', refusal: refusal('port-in-use', { port: 5050 }) })
    thread.emit('exit', 0)
    expect(await starting).toEqual({ ok: false, error: { code: 'port-in-use', facts: { port: 5050 } } })
    expect(died).not.toHaveBeenCalled()
  })

  it('that dies before it listens is a failed start', async () => {
    const starting = start()
    thread.emit('error', new Error('out of memory'))
    thread.emit('exit', 1)
    expect(await starting).toEqual({ ok: false, error: { code: 'host-crashed' } })
    expect(died).not.toHaveBeenCalled()
  })

  it('that nobody wants any more before it listens is ended, and that is neither a death nor an error', async () => {
    const starting = start()
    wanted.abort()
    expect(thread.terminate).toHaveBeenCalledOnce()
    expect(await starting).toEqual({ ok: false, error: { code: 'hosting-cancelled' } })
    expect(died).not.toHaveBeenCalled()
    expect(error).not.toHaveBeenCalled()
  })

  it('that begins to listen while it is ended is no host', async () => {
    thread.terminate.mockReturnValue(new Promise(() => undefined))
    const starting = start()
    wanted.abort()
    thread.tell(listening)
    thread.emit('exit', 1)
    expect(await starting).toEqual({ ok: false, error: { code: 'hosting-cancelled' } })
    expect(died).not.toHaveBeenCalled()
  })

  it('that hangs before it listens is given up when nobody wants it any more', async () => {
    thread.terminate.mockReturnValue(new Promise(() => undefined))
    const starting = start()
    wanted.abort()
    clock.advance(2_000)
    expect(await starting).toEqual({ ok: false, error: { code: 'hosting-cancelled' } })
    expect(stuck).toHaveBeenCalledOnce()
    expect(error).toHaveBeenLastCalledWith('the host’s thread cannot be ended')
  })

  it('that listens is stopped, and not ended, when nobody wants it any more', async () => {
    await running()
    wanted.abort()
    expect(thread.terminate).not.toHaveBeenCalled()
  })

  it('that dies while it hosts is told of, once', async () => {
    await running()
    thread.emit('error', new Error('out of memory'))
    thread.emit('exit', 1)
    expect(error).toHaveBeenCalledExactlyOnceWith('the host’s thread met an error', { why: 'out of memory' })
    expect(died).toHaveBeenCalledExactlyOnceWith({ code: 'host-crashed' })
  })

  it('stops when it is told to, and that is no death', async () => {
    const host = await running()
    const stopped = host.stop()
    expect(thread.words).toEqual(['stop'])
    thread.tell({ type: 'stopped' })
    thread.emit('exit', 0)
    await stopped
    expect(thread.terminate).not.toHaveBeenCalled()
    expect(died).not.toHaveBeenCalled()
  })

  it('that will not stop is ended', async () => {
    const host = await running()
    const stopped = host.stop()
    clock.advance(8_000)
    await stopped
    clock.advance(2_000)
    expect(stuck).not.toHaveBeenCalled()
    expect(thread.terminate).toHaveBeenCalledOnce()
    expect(died).not.toHaveBeenCalled()
  })

  it('that cannot even be ended is given up, with a word in the log', async () => {
    const host = await running()
    thread.terminate.mockReturnValue(new Promise(() => undefined))
    const stopped = host.stop()
    clock.advance(10_000)
    await stopped
    expect(stuck).toHaveBeenCalledOnce()
    expect(error).toHaveBeenLastCalledWith('the host’s thread cannot be ended')
    expect(died).not.toHaveBeenCalled()
  })
})
