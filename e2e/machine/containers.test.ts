/** Hosts in containers of their own, which cannot see each other's processes, over one data folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { HostProcess, serveWords } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import type { Program } from '../protocol/hosts/program.ts'
import { canOwn, container, onOwnGround } from './ground.ts'

const folder = ownFolder()

function contained(): Program {
  const flags = ['--port', '0', '--bind', '127.0.0.1', '--data', folder.path]
  return onOwnGround(container, [], [process.execPath, ...serveWords(flags)])
}

/** The host itself: `unshare` waits for it. */
function within({ pid }: Program): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'))
}

describe.skipIf(!canOwn(...container))('a data folder that two containers share', () => {
  it('has one host: the other one is told where that runs, also where both have one number', async () => {
    await HostProcess.of(contained())
    const other = contained()
    expect(await other.ended).toEqual({ code: 1, signal: null })
    const sentence = `hearth: A host on ${hostname()} is running from ${folder.path}. Stop it there first, or choose another folder.`
    expect(other.complaints.all).toEqual([sentence])
  })

  it('goes to another host where the first stands still, which ends as soon as it goes on', async () => {
    const { program: first } = await HostProcess.of(contained())
    const frozen = within(first)
    process.kill(frozen, 'SIGSTOP')
    const { program: second } = await HostProcess.of(contained())
    process.kill(frozen, 'SIGCONT')
    expect(await first.ended).toEqual({ code: 1, signal: null })
    expect(readFileSync(join(folder.path, 'server.log'), 'utf8')).toContain('another host took the folder over')
    process.kill(within(second), 'SIGTERM')
    expect(await second.ended).toEqual({ code: 0, signal: null })
  })
})
