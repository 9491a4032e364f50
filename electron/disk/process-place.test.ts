import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { bundled } from './bundled.ts'
import { firstNamespace, lifeOf, ownPlace, type OwnPlace } from './process-place.ts'

const here: OwnPlace = { ...ownPlace(), boot: 'this', start: '1', namespace: firstNamespace, machine: 'desk' }
const inside: OwnPlace = { ...here, namespace: 'pid:[4026532621]' }
const dead = spawnSync(process.execPath, ['-e', '']).pid
const [before, since] = [here.booted - 1, here.booted + 1]

describe('a process of these processes', () => {
  it.each([here, inside])('lives or has ended, whenever it gave a sign of itself', (own) => {
    for (const touched of [before, since]) {
      expect(lifeOf({ ...own, pid: process.ppid, start: '' }, touched, own)).toBe('lives')
      expect(lifeOf({ ...own, pid: dead, start: '' }, touched, own)).toBe('ended')
    }
  })

  it('that has our own number was here before us', () => {
    expect(lifeOf(here, since, here)).toBe('ended')
  })
})

describe('a process of a computer that tells neither its run nor when its processes began', () => {
  const mac: OwnPlace = { ...here, boot: '', start: '', namespace: 'desk' }

  it('has ended where its number is another one’s since the computer was started again', () => {
    expect(lifeOf({ ...mac, pid: process.ppid }, before, mac)).toBe('ended')
  })

  it('may live where its number is taken, or that may be another one’s: it is watched', () => {
    expect(lifeOf({ ...mac, pid: process.ppid }, since, mac)).toBe('unknown')
  })

  it('lives where it is an older Hearth, which gives no sign of itself', () => {
    expect(lifeOf({ ...mac, pid: process.ppid, namespace: '' }, since, mac)).toBe('lives')
  })

  it('has ended where its number is free, or ours', () => {
    for (const pid of [dead, process.pid]) expect(lifeOf({ ...mac, pid }, since, mac)).toBe('ended')
  })
})

describe('a process of an earlier run of this computer', () => {
  const earlier = { ...here, boot: 'earlier' }

  it('has ended, whoever has its number now', () => {
    expect(lifeOf({ ...earlier, pid: process.ppid }, before, here)).toBe('ended')
  })

  it('is a copy of this computer where it gave a sign since, and cannot be seen', () => {
    expect(lifeOf(earlier, since, here)).toBe('unknown')
  })

  it('cannot be told from others in containers: they share names and cards', () => {
    expect(lifeOf({ ...inside, boot: 'earlier' }, before, inside)).toBe('unknown')
    expect(lifeOf({ ...inside, boot: 'earlier' }, before, here)).toBe('unknown')
    expect(lifeOf(earlier, before, inside)).toBe('unknown')
  })
})

describe('a process that cannot be seen', () => {
  it.each([
    ['on another computer', { ...here, boot: 'other', machine: 'attic' }, here],
    ['on computers that nobody can tell apart', { ...here, boot: 'other', machine: '' }, { ...here, machine: '' }],
    ['on a computer that does not tell its run', { ...here, boot: '' }, here],
    ['in another container', { ...here, namespace: inside.namespace }, here],
    ['in a container with our number', { ...here, namespace: 'pid:[4026532700]' }, inside],
    ['where namespaces cannot be told', { ...here, namespace: 'untold' }, { ...here, namespace: 'untold' }],
    ['of a mark that says nothing', { ...here, pid: 0 }, here],
  ])('%s may live', (_, holder, own) => {
    expect(lifeOf(holder, before, own)).toBe('unknown')
  })
})

it('two processes of one computer tell the same of it', () => {
  const program = `
    import { ownPlace } from '${bundled(new URL('./process-place.ts', import.meta.url)).href}'
    console.log(JSON.stringify(ownPlace()))`
  const said = spawnSync(process.execPath, ['--input-type=module', '-e', program]).stdout.toString()
  const { boot, namespace, machine, computer } = ownPlace()
  expect(JSON.parse(said)).toMatchObject({ boot, namespace, machine, computer })
})
