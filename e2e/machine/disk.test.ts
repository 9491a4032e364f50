/** A host on a disk that is full, fails, or may not be written to: what its guests and its owner meet. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EnginePerson } from '../engine/engine-person.ts'
import { HostProcess, serveWords } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import { Program, type Ending } from '../protocol/hosts/program.ts'
import { canOwn, onOwnGround } from './ground.ts'

const folder = ownFolder()

async function person(name: string): Promise<EnginePerson> {
  const somebody = await EnginePerson.begin(name)
  onTestFinished(() => somebody.remove())
  return somebody
}

function hostWords(...flags: string[]): string[] {
  return [process.execPath, ...serveWords(['--port', '0', '--bind', '127.0.0.1', '--data', folder.path, ...flags])]
}

/** Runs the host where it cannot run, and answers its one line of complaint. */
async function complaint(program: Program): Promise<string> {
  expect(await program.ended).toEqual({ code: 1, signal: null } satisfies Ending)
  const [line, ...more] = program.complaints.all.filter((said) => said.startsWith('hearth:'))
  expect([program.out.all, more]).toEqual([[], []])
  return line ?? ''
}

/** Writes until nothing more fits; answers how to make room again. */
function fill(place: string): () => void {
  const path = join(place, 'filler')
  const file = openSync(path, 'w')
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2)) while (fits(file, size));
  closeSync(file)
  return () => rmSync(path)
}

function fits(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch {
    return false
  }
}

describe.skipIf(!canOwn('--mount'))('a host whose disk is full', () => {
  it('says so to who posts, lets everybody read, and takes what waits once there is room', async () => {
    const small = `mount -t tmpfs -o size=16m tmpfs ${folder.path}`
    const host = await HostProcess.of(onOwnGround(['--mount'], [small], hostWords('--limit', 'diskReserve=0')))
    const [ali, sara] = await Promise.all([person('Ali'), person('Sara')])
    const [place, same] = await Promise.all([ali.accept(host.invite), sara.accept(host.invite)])
    ali.say(place, 'There is room')
    await sara.sees(same, 'There is room')

    const makeRoom = fill(`/proc/${host.program.pid}/root${folder.path}`)
    ali.say(place, 'There is none')
    await ali.until(() => ali.mirror(place).stalled?.code === 'disk-full')
    const page = await sara.clients.older({ host: same, room: sara.room(same).id, before: 2 })
    expect(page.ok && page.value.messages.map(({ text }) => text)).toEqual(['There is room'])
    expect(ali.room(place).pending.map(({ text }) => text)).toEqual(['There is none'])

    makeRoom()
    await Promise.all([ali, sara].map((who, at) => who.sees([place, same][at]!, 'There is room', 'There is none')))
    expect(ali.mirror(place).stalled).toBeNull()
    expect([...ali.window.links, ...sara.window.links]).not.toContain('waiting')
    expect(await host.stop()).toEqual({ code: 0, signal: null })
  })
})

describe.skipIf(process.platform !== 'linux')('a host whose disk fails', () => {
  it('refuses posts with the reason, goes on, and takes them again once it works', async () => {
    const host = await HostProcess.of(new Program(hostWords()[0]!, hostWords().slice(1)))
    const ali = await person('Ali')
    const place = await ali.accept(host.invite)
    ali.say(place, 'It works')
    await ali.sees(place, 'It works')

    // no write may make a file longer than this: the system refuses it as a broken disk would
    await limitFiles(host, '1')
    ali.say(place, 'It fails')
    const failed = () => ali.room(place).pending[0]?.refusal
    await ali.until(() => Boolean(failed()))
    expect(failed()).toMatchObject({ code: 'disk-failed' })

    await limitFiles(host, 'unlimited')
    ali.clients.retry({ host: place, room: ali.room(place).id, clientId: ali.room(place).pending[0]!.clientId })
    await ali.sees(place, 'It works', 'It fails')
    expect(ali.window.links).not.toContain('waiting')
  })
})

async function limitFiles({ program }: HostProcess, most: string): Promise<void> {
  const limited = new Program('prlimit', ['--pid', String(program.pid), `--fsize=${most}:unlimited`])
  expect(await limited.ended).toEqual({ code: 0, signal: null })
}

describe('the headless host says in one line, with what to do, that', () => {
  it.skipIf(!canOwn('--mount'))('its folder may not be written to', async () => {
    const steps = [`mount -t tmpfs tmpfs ${folder.path}`, `mount -o remount,ro ${folder.path}`]
    const sentence = `hearth: Hearth cannot write to ${folder.path}. Check its permissions, or choose another folder.`
    expect(await complaint(onOwnGround(['--mount'], steps, hostWords()))).toBe(sentence)
  })
})
