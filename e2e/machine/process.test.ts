/** A host's process on a bad day: an error in it, a time of day that jumps, and a machine that stands still. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EngineHost } from '../engine/engine-host.ts'
import { EnginePerson } from '../engine/engine-person.ts'
import { HostProcess, serveWords } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import { Program } from '../protocol/hosts/program.ts'
import { ours } from './ground.ts'

const folder = ownFolder()

/** A headless host in whose process this script runs first: what nothing outside could do to it, a signal can then. */
function hostWith(script: string): Promise<HostProcess> {
  const first = ['--import', `data:text/javascript,${encodeURIComponent(script)}`]
  const flags = ['--port', '0', '--bind', '127.0.0.1', '--data', folder.path]
  return HostProcess.of(new Program(process.execPath, [...first, ...serveWords(flags)]))
}

async function person(name: string): Promise<EnginePerson> {
  const somebody = await EnginePerson.begin(name)
  onTestFinished(() => somebody.remove())
  return somebody
}

describe('a headless host', () => {
  it('that meets an error says so in one line, logs it, sees everybody off, and ends with 1', async () => {
    const host = await hostWith(`process.on('SIGUSR2', () => { throw new Error('a fault, on purpose') })`)
    const sara = await person('Sara')
    await sara.accept(host.invite)
    expect(await host.program.kill('SIGUSR2')).toEqual({ code: 1, signal: null })
    await sara.until(() => refusalsOf(sara).includes('stopping'))
    expect(complaintsOf(host)).toEqual(['hearth: The host stopped by an error. Start it again. The log says more.'])
    expect(readFileSync(join(folder.path, 'server.log'), 'utf8')).toContain('a fault, on purpose')
  })

  it('whose history’s thread dies says so in one line, ends with 1, and has lost nothing that it acknowledged', async () => {
    const host = await hostWith(faultOnThreads)
    const [ali, sara] = await Promise.all([person('Ali'), person('Sara')])
    const [place, same] = await Promise.all([ali.accept(host.invite), sara.accept(host.invite)])
    const said = Array.from({ length: 12 }, (_, at) => `Said ${at + 1}`)
    for (const text of said) ali.say(place, text)
    await sara.until(() => sara.room(same).messages.length >= 3)
    expect(await host.program.kill('SIGUSR2')).toEqual({ code: 1, signal: null })
    expect(complaintsOf(host)).toEqual(['hearth: The host stopped by an error. Start it again. The log says more.'])
    expect(readFileSync(join(folder.path, 'server.log'), 'utf8')).toContain('a fault in a thread, on purpose')

    const acknowledged = textsOf(ali.room(place).messages)
    const again = await HostProcess.start(folder.path, '--port', String(host.port))
    const reza = await person('Reza')
    const there = await reza.accept(again.invite)
    expect(textsOf(reza.room(there).messages).slice(0, acknowledged.length)).toEqual(acknowledged)
    // the rest is sent now; only what was on its way to the disk at that moment may have been refused
    await ali.until(() => ali.room(place).pending.every(({ refusal }) => refusal))
    const { messages, pending } = ali.room(place)
    expect([...textsOf(messages), ...textsOf(pending)].sort()).toEqual([...said].sort())
    await Promise.all([sara.sees(same, ...textsOf(messages)), reza.sees(there, ...textsOf(messages))])
  })

  it('loses nobody and no order when the time of day jumps, by a year or back by an hour', async () => {
    const jumps = '[365 * 24 * 3600e3, -366 * 24 * 3600e3, 3600e3]'
    const host = await hostWith(`
      const { now } = Date
      const jumps = ${jumps}
      let ahead = 0
      Date.now = () => now() + ahead
      process.on('SIGUSR2', () => console.log('jumped', ahead += jumps.shift()))`)
    const [ali, sara] = await Promise.all([person('Ali'), person('Sara')])
    const [place, same] = await Promise.all([ali.accept(host.invite), sara.accept(host.invite)])
    const said = ['Before', 'A year on', 'A day back', 'And now']
    for (const [at, text] of said.entries()) {
      if (at > 0) await jump(host)
      ali.say(place, text)
      await sara.sees(same, ...said.slice(0, at + 1))
    }
    expect(sara.room(same).messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect([...ali.window.links, ...sara.window.links]).not.toContain('waiting')
  })
})

/** What runs first runs first in every thread: a signal to the host throws an error in its other ones. */
const faultOnThreads = `
  import { BroadcastChannel, isMainThread } from 'node:worker_threads'
  const faults = new BroadcastChannel('faults')
  faults.unref()
  if (isMainThread) process.on('SIGUSR2', () => faults.postMessage('now'))
  else faults.onmessage = () => { throw new Error('a fault in a thread, on purpose') }`

function textsOf(said: readonly { readonly text: string }[]): string[] {
  return said.map(({ text }) => text)
}

/** What the host said to whoever started it. */
function complaintsOf({ program }: HostProcess): string[] {
  return program.complaints.all.filter((line) => line.startsWith('hearth:'))
}

async function jump({ program }: HostProcess): Promise<void> {
  process.kill(program.pid, 'SIGUSR2')
  await program.reads(/^jumped/)
}

describe('a machine that stands still for longer than anybody’s patience', () => {
  const limits = { pingAfter: 1_000, deadAfter: 3_000 }

  it('drops nobody who spoke meanwhile where it is the host’s', async () => {
    const host = new Program(process.execPath, ours('brief-host.ts', JSON.stringify(limits)).slice(1))
    const sara = await person('Sara')
    const place = await sara.accept(await host.reads(/^hearth:/))
    await host.freezes()
    sara.say(place, 'Are you there?')
    await longerThan(limits.deadAfter)
    host.thaws()
    await sara.sees(place, 'Are you there?')
    sara.say(place, 'Good')
    await sara.sees(place, 'Are you there?', 'Good')
    expect(sara.window.links).not.toContain('waiting')
  })

  it('is back within 5 s where it is a guest’s', async () => {
    const host = await EngineHost.open('Brief', limits)
    onTestFinished(() => host.remove())
    const sara = await person('Sara')
    const place = await sara.accept(host.invite)
    const omid = new Program(process.execPath, ours('stayer.ts', 'Omid', host.invite).slice(1))
    const isHere = (): boolean =>
      Object.values(sara.mirror(place).people).some(({ name, presence }) => name === 'Omid' && presence === 'here')
    await sara.until(isHere)
    await omid.freezes()
    await sara.until(() => !isHere())
    const woke = performance.now()
    omid.thaws()
    await sara.until(isHere)
    expect(performance.now() - woke).toBeLessThan(5_000)
  })
})

/** Settles when more than so many ms have really passed: a frozen process cannot be told of a fake clock. */
async function longerThan(ms: number): Promise<void> {
  await new Program('sleep', [String(ms / 1_000 + 0.5)]).ended
}

/** Why the connection was lost, each time. */
function refusalsOf({ window }: EnginePerson): string[] {
  return window.notices.flatMap((notice) =>
    notice.type === 'host' && 'refusal' in notice.view.link ? [notice.view.link.refusal.code] : [],
  )
}
