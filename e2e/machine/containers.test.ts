/** Hosts in containers of their own, which cannot see each other's processes, over one data folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hostname } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EnginePerson } from '../engine/engine-person.ts'
import { dialClear } from '../protocol/carriers/dial.ts'
import { HostProcess, serveWords } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import type { Program } from '../protocol/hosts/program.ts'
import { PlainGuest } from '../protocol/speech/plain-guest.ts'
import { socketPipe } from '../protocol/speech/pipe.ts'
import { canOwn, container, onOwnGround } from './ground.ts'

const folder = ownFolder()

function contained(): Program {
  const flags = ['--port', '0', '--bind', '127.0.0.1', '--data', folder.path, '--plain']
  return onOwnGround(container, [], [process.execPath, ...serveWords(flags)])
}

/** The host itself: `unshare` waits for it. */
function within({ pid }: Program): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'))
}

/** Somebody at a terminal who is let in. */
async function guest({ port }: HostProcess, name: string): Promise<PlainGuest> {
  const somebody = new PlainGuest(socketPipe(await dialClear(port)))
  await somebody.reads(/What is your name/)
  somebody.types(name)
  await somebody.reads(/You are in #lobby/)
  return somebody
}

/** Two guests of a host, one of whom says so, and the other one reads it. */
async function talk(host: HostProcess, names: readonly [string, string], texts: readonly string[]) {
  const [speaker, reader] = [await guest(host, names[0]), await guest(host, names[1])]
  for (const text of texts) {
    speaker.types(text)
    await reader.reads(new RegExp(`: ${text}$`))
  }
  return { speaker, reader }
}

/** Comes to a host that has the folder for itself now, and finds this in its history, and nothing else. */
async function finds(texts: readonly string[]): Promise<void> {
  const host = await HostProcess.start(folder.path)
  const sara = await EnginePerson.begin('Sara')
  onTestFinished(() => sara.remove())
  await sara.sees(await sara.accept(host.invite), ...texts)
}

describe.skipIf(!canOwn(...container))('a data folder that two containers share', () => {
  it('has one host: the other one is told where that runs, also where both have one number', async () => {
    await HostProcess.of(contained())
    const other = contained()
    expect(await other.ended).toEqual({ code: 1, signal: null })
    const sentence = `hearth: A host on ${hostname()} is running from ${folder.path}. Stop it there first, or choose another folder.`
    expect(other.complaints.all).toEqual([sentence])
  })

  it('goes to another host where the first stands still, which writes nothing more when it goes on, and ends', async () => {
    const first = await HostProcess.of(contained())
    const { speaker, reader } = await talk(first, ['anna', 'dora'], ['Before'])
    const frozen = within(first.program)
    process.kill(frozen, 'SIGSTOP')
    // these wait in the kernel
    for (const text of ['Late', 'Later']) speaker.types(text)
    const second = await HostProcess.of(contained())
    await talk(second, ['bert', 'cyd'], ['Meanwhile', 'And on'])
    process.kill(frozen, 'SIGCONT')
    expect(await first.program.ended).toEqual({ code: 1, signal: null })
    await reader.dismissed
    expect(reader.screen.join('\n')).not.toContain('Late')
    expect(readFileSync(join(folder.path, 'server.log'), 'utf8')).toContain('another host took the folder over')
    process.kill(within(second.program), 'SIGTERM')
    expect(await second.program.ended).toEqual({ code: 0, signal: null })
    await finds(['Before', 'Meanwhile', 'And on'])
  })
})
