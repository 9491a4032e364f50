import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../disk/log.ts'
import { keyOf } from './fakes/fake-network.ts'
import { hintedAt, metAt, placesOf, type KnownHost } from './known-host.ts'
import { KnownHosts } from './known-hosts.ts'

const at = (host: string, port = 5050) => ({ host, port })

const home: KnownHost = {
  id: 'home',
  name: 'Place',
  addresses: [at('a')],
  hints: [],
  trust: { type: 'pin', keyHash: keyOf('one') },
  myName: 'Ali',
  own: false,
  left: false,
}
const office: KnownHost = {
  ...home,
  id: 'office',
  addresses: [at('b')],
  hints: [at('c')],
  trust: { type: 'authority', pem: 'PEM' },
}

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-hosts-'))
  path = join(folder, 'hosts.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function kept(...hosts: KnownHost[]): Promise<KnownHosts> {
  const list = new KnownHosts(path, silentLog)
  for (const host of hosts) list.keep(host)
  await list.settled()
  return list
}

describe('the list of hosts', () => {
  it('is empty for a new profile', () => {
    const list = new KnownHosts(path, silentLog)
    expect([list.all(), list.problem]).toEqual([[], null])
  })

  it('is found again as it was, in the order of joining', async () => {
    await kept(home, office)
    expect(new KnownHosts(path, silentLog).all()).toEqual([home, office])
  })

  it('keeps a changed host in its place, and forgets what is to be forgotten', async () => {
    const list = await kept(home, office)
    list.keep({ ...home, name: 'Other' })
    expect(await list.forget('office')).toMatchObject({ ok: true })
    expect(new KnownHosts(path, silentLog).all()).toEqual([{ ...home, name: 'Other' }])
  })

  it('forgets nothing where the disk refuses', async () => {
    const list = await kept(home, office)
    mkdirSync(`${path}.new`)
    expect(await list.forget('home')).toMatchObject({ error: { code: 'folder-unwritable' } })
    expect(list.byKey(keyOf('one'))).toEqual(home)
  })

  it('finds a host by its key, and by an address where it was met, not where it may be', async () => {
    const list = await kept(home, office)
    expect(list.byKey(keyOf('one'))?.id).toBe('home')
    expect(list.byKey(keyOf('two'))).toBeUndefined()
    expect(list.byAddress(at('A'))?.id).toBe('home')
    expect(list.byAddress(at('a', 5051))).toBeUndefined()
    expect(list.byAddress(at('c'))).toBeUndefined()
  })

  it('sets a damaged file aside untouched, and says so', async () => {
    writeFileSync(path, '{"version":1,"hosts":[{"id":')
    const list = new KnownHosts(path, silentLog)
    expect(list.all()).toEqual([])
    expect(list.problem).toMatchObject({ code: 'file-damaged', facts: { path } })
    list.keep(home)
    await list.settled()
    const aside = readdirSync(folder).find((name) => name !== 'hosts.json')
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe('{"version":1,"hosts":[{"id":')
    expect(new KnownHosts(path, silentLog).all()).toEqual([home])
  })

  it('never replaces a file that it could not read', async () => {
    // a folder in the file's place is what even root cannot read as a file
    const list = new KnownHosts(folder, silentLog)
    expect(list.problem?.code).toBe('file-unreadable')
    list.keep(home)
    await list.settled()
    expect(list.all()).toEqual([home])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a known host', () => {
  it('is tried first where it was met last', () => {
    const met = metAt({ ...office, addresses: [at('a'), at('b')] }, at('c'))
    expect(placesOf(met)).toEqual([at('c'), at('a'), at('b')])
    expect(met.hints).toEqual([])
  })

  it('is tried where an invite says it may be, after where it was met', () => {
    expect(placesOf(hintedAt(office, [at('d'), at('b'), at('c')]))).toEqual([at('b'), at('d'), at('c')])
  })

  it('keeps few places', () => {
    const many = Array.from({ length: 40 }, (_, number) => at(`h${number}`))
    expect(hintedAt(home, many).hints).toHaveLength(16)
    expect(many.reduce(metAt, home).addresses).toHaveLength(16)
  })
})
