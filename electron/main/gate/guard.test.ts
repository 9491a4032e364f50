import { beforeEach, describe, expect, it, vi } from 'vitest'
import { calls, type CallName } from '../../../shared/bridge.ts'
import { guarded, type Caller, type Handlers, type Page } from './guard.ts'

const home = { origin: 'app://hearth', address: 'app://hearth/index.html' }
const page: Page = { id: 7, ...home }
const frame = { parent: null, origin: home.origin, url: home.address }
const ours: Caller = { sender: { id: 7 }, senderFrame: frame }
const names = Object.keys(calls) as CallName[]

const strangers: [string, Caller][] = [
  ['another window', { ...ours, sender: { id: 8 } }],
  ['a frame inside the page', { ...ours, senderFrame: { ...frame, parent: {} } }],
  ['a page of another origin', { ...ours, senderFrame: { ...frame, origin: 'app://hearth.evil' } }],
  ['a page without an origin', { ...ours, senderFrame: { ...frame, origin: 'null' } }],
  ['an empty page that our own opened', { ...ours, senderFrame: { ...frame, url: 'about:blank' } }],
  ['another file of ours', { ...ours, senderFrame: { ...frame, url: 'app://hearth/other.html' } }],
  ['a file whose name begins as our page’s', { ...ours, senderFrame: { ...frame, url: `${home.address}.svg` } }],
  ['a frame that is gone', { ...ours, senderFrame: null }],
]

describe('the gate', () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const reached = vi.fn<(name: CallName, payload: unknown) => unknown>()
  const handlers = Object.fromEntries(
    names.map((name) => [name, (payload: unknown) => reached(name, payload)]),
  ) as unknown as Handlers

  function call(name: CallName, payload: unknown, caller: Caller = ours, shown: Page = page): Promise<unknown> {
    return guarded(name, handlers, () => shown, log)(caller, payload)
  }

  beforeEach(() => vi.resetAllMocks())

  it('lets a good call of our page through, without what it did not ask for', async () => {
    reached.mockReturnValue({ port: 5050, free: true, next: 5050 })
    expect(await call('checkPort', { port: 5050, extra: 'x' })).toEqual({ port: 5050, free: true, next: 5050 })
    expect(reached).toHaveBeenCalledWith('checkPort', { port: 5050 })
  })

  it('takes a place within our page for our page', async () => {
    const caller = { ...ours, senderFrame: { ...frame, url: `${home.address}#room` } }
    await expect(call('start', {}, caller)).resolves.toBeUndefined()
  })

  it.each(strangers)('turns every call of %s away', async (_who, caller) => {
    for (const name of names) await expect(call(name, {}, caller)).rejects.toThrow('refused')
    expect(reached).not.toHaveBeenCalled()
    expect(log.warn).toHaveBeenCalledTimes(names.length)
  })

  it('turns everything away while there is no page', async () => {
    await expect(call('start', {}, ours, { ...page, id: null })).rejects.toThrow('refused')
  })

  it.each(names)('turns away what has not the shape of %s, whatever it is', async (name) => {
    for (const junk of [undefined, null, 0, 'text', [], Symbol('x'), () => 1, 1n]) {
      await expect(call(name, junk)).rejects.toThrow('refused')
    }
    expect(reached).not.toHaveBeenCalled()
  })

  it('turns a thousand made-up payloads away from every call that wants something', async () => {
    const wanting = names.filter((name) => !calls[name].payload({}).ok)
    expect(wanting.length).toBeGreaterThan(10)
    for (const name of wanting) {
      const tries = Array.from({ length: 1_000 }, (_, seed) => call(name, junkFor(seed)))
      const letIn = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')
      expect(letIn).toEqual([])
    }
    expect(reached).not.toHaveBeenCalled()
  })

  it('never tells a caller why, and tells the log', async () => {
    await expect(call('checkPort', { port: 'x' })).rejects.toThrow(/^refused$/)
    expect(log.warn).toHaveBeenCalledWith(expect.any(String), expect.objectContaining({ call: 'checkPort' }))
  })

  it('answers a fault behind it with a rejection that gives nothing away', async () => {
    reached.mockImplementation(() => {
      throw new Error('/home/somebody/secret')
    })
    await expect(call('start', {})).rejects.toThrow(/^internal$/)
    const why: unknown = expect.stringContaining('/home/somebody/secret')
    expect(log.error).toHaveBeenCalledWith(expect.any(String), expect.objectContaining({ call: 'start', why }))
  })
})

/** Payloads whose every field is of a wrong kind, the same for the same seed. */
function junkFor(seed: number): unknown {
  const wrong = [null, seed + 0.5, -seed - 1, [seed], { seed }, 'x'.repeat(20_000), `\0${seed}`]
  const fields = 'port name plain address authority question trust host room clientId kind text person ask seq url sure'
  const made = [...fields.split(' '), 'message', 'theme', 'language', 'code'].map((field, at) => [
    field,
    wrong[(seed * 31 + at * 7 + Math.floor(seed / 7)) % wrong.length],
  ])
  return Object.fromEntries(made)
}
