import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HostProcess, serve } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import { Program } from '../protocol/hosts/program.ts'
import { introduces, netcat, waitForEnd } from './programs.ts'

const name = ['--name', "Ali's place"]
const folder = ownFolder()

describe('a headless host', () => {
  it('prints exactly one line, with address, port, fingerprint and invite', async () => {
    const host = await HostProcess.start(folder.path, ...name)
    await host.stop()
    expect(host.program.out.all).toEqual([host.line])
    expect(host.line).toContain(`127.0.0.1:${host.port}`)
    expect(host.line).toMatch(/(\b[0-9a-f]{8}\b ?){8}/)
    expect(host.line).toContain(Buffer.from(host.keyHash, 'base64url').toString('hex').slice(0, 8))
    expect(host.line).toMatch(/hearth:\/\/join\?key=[\w-]{43}&at=\S+&name=Ali's%20place/)
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'stops in good order at %s, also with somebody inside',
    async (signal) => {
      const host = await HostProcess.start(folder.path, ...name, '--plain')
      const omid = netcat(host.port)
      await introduces(omid, 'Omid')
      expect(await host.stop(signal)).toEqual({ code: 0, signal: null })
      await omid.reads(/^\* The host stopped\./)
    },
  )

  it('has the same key when it starts again, also after it was killed', async () => {
    const first = await HostProcess.start(folder.path)
    await first.program.kill('SIGKILL')
    const second = await HostProcess.start(folder.path)
    expect(second.keyHash).toBe(first.keyHash)
  })

  it('logs who came and went, but never what was said', async () => {
    const host = await HostProcess.start(folder.path, ...name, '--plain')
    const omid = netcat(host.port)
    await introduces(omid, 'Omid')
    omid.types('the moon is made of cheese')
    omid.types('/ping')
    await omid.reads(/^\* pong$/)
    omid.types('/exit')
    await waitForEnd(omid)
    await host.stop()
    const log = readFileSync(join(folder.path, 'server.log'), 'utf8')
    expect(log).toContain('Omid')
    expect(log).not.toContain('cheese')
    const printed = host.program.complaints.all.join('\n')
    expect(printed).toContain('Omid')
    expect(printed).not.toContain('cheese')
  })

  it('says less where less is wanted', async () => {
    const host = await HostProcess.start(folder.path, '--log-level', 'error')
    await host.stop()
    expect(host.program.complaints.all).toEqual([])
  })

  it('keeps its key to its owner', async () => {
    const host = await HostProcess.start(folder.path)
    await host.stop()
    expect(statSync(join(folder.path, 'host-key.pem')).mode & 0o077).toBe(0)
  })

  it('tells of its flags', async () => {
    const program = serve('--help')
    expect(await program.ended).toEqual({ code: 0, signal: null })
    for (const flag of ['port', 'name', 'data', 'bind', 'plain', 'cert', 'key', 'export-cert', 'log-level']) {
      expect(program.out.all.join('\n')).toContain(`--${flag}`)
    }
  })

  it('turns plain clients away unless it was told to let them in', async () => {
    const host = await HostProcess.start(folder.path)
    const omid = netcat(host.port)
    omid.types('hello?')
    await omid.reads(/does not let plain-text clients in/)
    await waitForEnd(omid)
    expect(omid.out.all).toHaveLength(1)
  })

  it('starts by the command that README names', async () => {
    const run = join(import.meta.dirname, '../../build/run.mjs')
    const flags = ['--port', '0', '--bind', '127.0.0.1', '--data', folder.path, ...name]
    const program = new Program(process.execPath, [run, 'serve', ...flags])
    const line = await program.reads(/hearth:\/\/join/)
    expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null })
    expect(program.out.all).toEqual([line])
  })
})
