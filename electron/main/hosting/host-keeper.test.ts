import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PortAnswer } from '../../../shared/bridge.ts'
import { FakeClock } from '../../../shared/fake-clock.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import { HostKeeper, type HostWish, type StartHost } from './host-keeper.ts'

const history = { retention: { type: 'forever' }, newcomers: 'read-all', limits: {}, damaged: 'refuse' } as const
const wish = { name: ' Ali’s place ', port: null, plain: false, ...history }

describe('the host of this app', () => {
  let taken: Set<number>
  let acts: string[]
  let die: (why: Refusal) => void
  let keeper: HostKeeper
  let clock: FakeClock
  let crashes: number
  /** The next start takes until this is aborted. */
  let hangs: boolean

  const start = vi.fn<StartHost>(({ port }: HostWish, { died, unwanted }) => {
    die = died
    if (hangs) return cancelled(unwanted)
    if (crashes-- > 0) return Promise.resolve(fail(refusal('host-crashed')))
    if (taken.has(port)) return Promise.resolve(fail(refusal('port-in-use', { port })))
    acts.push(`start ${port}`)
    const stop = (): Promise<void> => Promise.resolve(void acts.push('stop'))
    return Promise.resolve(ok({ port, keyHash: 'k'.repeat(43), stop }))
  })

  beforeEach(() => {
    taken = new Set()
    acts = []
    crashes = 0
    hangs = false
    clock = new FakeClock()
    start.mockClear()
    keeper = new HostKeeper({
      start,
      checkPort: look,
      nextFree: (after) => Promise.resolve(after + 1),
      come: ({ port }) => void acts.push(`come ${port}`),
      go: () => Promise.resolve(void acts.push('go')),
      changed: (hosting, why) => void acts.push(`changed ${[hosting?.port, why?.code].filter(Boolean).join(' ')}`),
      clock,
    })
  })

  it('is on the usual port, and its owner comes to it', async () => {
    const opened = await keeper.open(wish)
    expect(opened).toMatchObject({ ok: true, value: { name: 'Ali’s place', port: 5050, instead: null, plain: false } })
    expect(acts).toEqual(['start 5050', 'come 5050', 'changed 5050'])
    expect(keeper.hosting).toMatchObject({ port: 5050 })
  })

  it('tells anew where it is reached, as long as it is open', async () => {
    keeper.tellWhere()
    expect(acts).toEqual([])
    const opened = await keeper.open(wish)
    acts = []
    keeper.tellWhere()
    expect(acts).toEqual(['changed 5050'])
    expect(ok(keeper.hosting)).toEqual(opened)
    await dies()
    expect(keeper.hosting).toMatchObject({ port: 5050 })
  })

  it('takes the next free port where the usual one is taken, and says which one that was', async () => {
    taken = new Set([5050, 5051])
    expect(await keeper.open(wish)).toMatchObject({ ok: true, value: { port: 5052, instead: 5050 } })
  })

  it('never takes another port than the one that was typed', async () => {
    taken = new Set([6000])
    expect(await keeper.open({ ...wish, port: 6000 })).toEqual(fail({ code: 'port-in-use', facts: { port: 6000 } }))
    expect(keeper.hosting).toBeNull()
  })

  it('never looks at a port while it takes one, and takes none that it looks at', async () => {
    const [answer, opened] = await Promise.all([keeper.checkPort(5050), keeper.open(wish), keeper.checkPort(5050)])
    expect(answer).toMatchObject({ free: true })
    expect(opened).toMatchObject({ ok: true, value: { port: 5050, instead: null } })
  })

  it('gives up in the end where every port is taken', async () => {
    taken = new Set(Array.from({ length: 100 }, (_, at) => 5050 + at))
    expect(await keeper.open(wish)).toMatchObject({ ok: false, error: { code: 'port-in-use' } })
  })

  it('has a name that can be read', async () => {
    expect(await keeper.open({ ...wish, name: ' \u202E ' })).toEqual(fail({ code: 'host-name-invalid' }))
    expect(start).not.toHaveBeenCalled()
  })

  it('puts its address and its port into the invite', async () => {
    const opened = await keeper.open({ ...wish, port: 6000 })
    expect(opened.ok && opened.value.invite).toContain(`hearth://join?key=${'k'.repeat(43)}`)
    expect(opened.ok && opened.value.invite).toContain('6000')
  })

  it('is opened once, however often it is asked for', async () => {
    const [one, other] = await Promise.all([keeper.open(wish), keeper.open({ ...wish, port: 7000 })])
    expect(other).toEqual(one)
    expect(start).toHaveBeenCalledOnce()
  })

  it('sees its owner off before it stops', async () => {
    await keeper.open(wish)
    acts = []
    await Promise.all([keeper.close(), keeper.close()])
    expect(acts).toEqual(['go', 'stop', 'changed '])
    expect(keeper.hosting).toBeNull()
  })

  it('that only begins is given up when it is closed, and can be opened again', async () => {
    hangs = true
    const opening = keeper.open(wish)
    await vi.waitFor(() => expect(start).toHaveBeenCalledOnce())
    const closed = keeper.close()
    hangs = false
    expect(await opening).toEqual(fail({ code: 'hosting-cancelled' }))
    await closed
    expect(acts).toEqual([])
    expect(await keeper.open(wish)).toMatchObject({ ok: true })
  })

  it('that waits for its turn does not begin where it is closed meanwhile', async () => {
    const [opened] = await Promise.all([keeper.open(wish), keeper.close()])
    expect(opened).toEqual(fail({ code: 'hosting-cancelled' }))
    expect(start).not.toHaveBeenCalled()
  })

  it('that is being started again when it is closed ends as it does for those who asked for it', async () => {
    await keeper.open(wish)
    acts = []
    hangs = true
    await dies()
    await keeper.close()
    expect(acts).toEqual(['go', 'stop', 'changed '])
    expect(keeper.hosting).toBeNull()
  })

  it('that dies is started again on its port, with its settings, and its owner is told and comes', async () => {
    taken = new Set([5050])
    await keeper.open({ ...wish, plain: true, newcomers: 'read-since', retention: { type: 'days', days: 30 } })
    acts = []
    await dies()
    expect(acts).toEqual(['start 5051', 'come 5051', 'changed 5051 host-restarted'])
    expect(start.mock.calls.at(-1)?.[0]).toEqual(start.mock.calls.at(-2)?.[0])
    expect(keeper.hosting).toMatchObject({ port: 5051, instead: 5050, plain: true })
  })

  it('that begins empty where its history is damaged does so when its owner says so, not when it dies', async () => {
    await keeper.open({ ...wish, damaged: 'begin-empty' })
    await dies()
    expect(start.mock.calls.map(([{ damaged }]) => damaged)).toEqual(['begin-empty', 'refuse'])
  })

  it('is started again three times a minute, and then ends with the reason, and can be opened again', async () => {
    await keeper.open(wish)
    for (const _ of [1, 2, 3]) await dies()
    expect(keeper.hosting).not.toBeNull()
    acts = []
    await dies()
    expect(acts).toEqual(['changed host-crashed', 'go'])
    expect(keeper.hosting).toBeNull()
    expect(await keeper.open(wish)).toMatchObject({ ok: true })
  })

  it('is started again for as long as it dies less often than that', async () => {
    await keeper.open(wish)
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      await dies()
      clock.advance(20_000)
    }
    expect(keeper.hosting).not.toBeNull()
  })

  it('is tried again where it dies while it starts again, and each of these deaths counts', async () => {
    await keeper.open(wish)
    acts = []
    crashes = 2
    await dies()
    expect(acts).toEqual(['start 5050', 'come 5050', 'changed 5050 host-restarted'])
    await dies()
    expect(acts.slice(3)).toEqual(['changed host-crashed', 'go'])
  })

  it('ends with the reason where its port is taken when it is started again', async () => {
    await keeper.open(wish)
    acts = []
    taken = new Set([5050])
    await dies()
    expect(acts).toEqual(['changed port-in-use', 'go'])
  })

  it('is not started again where it dies while it is being closed, not even for one that was opened after', async () => {
    await keeper.open(wish)
    const dead = die
    const closed = keeper.close()
    dead(refusal('host-crashed'))
    const opened = keeper.open({ ...wish, port: 6000 })
    await Promise.all([closed, opened])
    acts = []
    dead(refusal('host-crashed'))
    await keeper.open(wish)
    expect(acts).toEqual([])
    expect(keeper.hosting).toMatchObject({ port: 6000 })
  })

  function cancelled(unwanted: AbortSignal): ReturnType<StartHost> {
    return new Promise((resolve) =>
      unwanted.addEventListener('abort', () => resolve(fail(refusal('hosting-cancelled')))),
    )
  }

  /** As the system does it: whoever looks has the port for as long as it takes. */
  async function look(port: number): Promise<PortAnswer> {
    const free = !taken.has(port)
    taken.add(port)
    await new Promise(setImmediate)
    if (free) taken.delete(port)
    return { port, free, next: port + 1 }
  }

  /** The thread dies; settles when all that follows is done. */
  async function dies(): Promise<void> {
    die(refusal('host-crashed'))
    await new Promise(setImmediate)
  }
})
