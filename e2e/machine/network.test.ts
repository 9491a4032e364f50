/** Hosts and guests on networks that are not the usual one: IPv6 alone, both, link-local, and names that lead nowhere. */
import { beforeEach, describe, expect, it } from 'vitest'
import { HostProcess, serveWords } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import type { Program } from '../protocol/hosts/program.ts'
import { besides, canOwn, doneBesides, onOwnGround, ours, type Own } from './ground.ts'
import type { Visit } from './guest.ts'

const network: Own[] = ['--net']
const networkAndFiles: Own[] = ['--net', '--mount']
const folder = ownFolder()

function hostWords(...flags: string[]): string[] {
  return [process.execPath, ...serveWords(['--port', '5050', '--data', folder.path, ...flags])]
}

/** How it went, in the order of the addresses. Its end is not waited for: a lookup that nobody answers holds it up. */
async function visits(guest: Program): Promise<Visit[]> {
  return JSON.parse(await guest.reads(/^\[/)) as Visit[]
}

async function cameOf(guest: Program): Promise<string[]> {
  return (await visits(guest)).map(({ address, came }) => `${address} ${came}`)
}

describe.skipIf(!canOwn(...network))('on a network of its own', () => {
  it('a host and a guest meet where there is no IPv4 at all', async () => {
    const words = hostWords('--name', 'Six')
    const { program } = await HostProcess.of(
      onOwnGround(network, ['ip link set lo up', 'ip addr del 127.0.0.1/8 dev lo'], words),
    )
    const guest = besides(program, network, ours('guest.ts', '[::1]', '127.0.0.1'))
    expect(await cameOf(guest)).toEqual(['[::1] said', '127.0.0.1 unreachable'])
  })

  it('a port below 1024 that this account may not have is named, with what to do', async () => {
    const unprivileged = ['setpriv', '--bounding-set=-net_bind_service', '--inh-caps=-net_bind_service']
    const words = [...unprivileged, ...hostWords('--port', '80')]
    const program = onOwnGround(network, ['ip link set lo up'], words)
    expect(await program.ended).toEqual({ code: 1, signal: null })
    const sentence = 'hearth: Port 80 is not open to this account. Choose a port of 1024 or more.'
    expect(program.complaints.all).toEqual([sentence])
  })
})

describe.skipIf(!canOwn(...networkAndFiles))('a guest on another computer', () => {
  let guests: Program

  beforeEach(async () => {
    const list = `${folder.path}/resolv.conf`
    const names = [`echo nameserver 127.0.0.1 > ${list}`, `mount --bind ${list} /etc/resolv.conf`, 'ip link set lo up']
    const stub = ours('resolver.ts', 'two.test=10.77.0.253,10.77.0.1', 'slow.test=')
    guests = onOwnGround(networkAndFiles, names, stub)
    const steps = ['ip link set lo up', 'ip link add cable type veth peer name far', 'ip link set cable up']
    const addresses = ['10.77.0.1/24', 'fd77::1/64 nodad', 'fe80::77/64 nodad'].map(
      (one) => `ip addr add ${one} dev cable`,
    )
    const [host] = await Promise.all([
      HostProcess.of(onOwnGround(network, [...steps, ...addresses], hostWords('--name', 'Both'))),
      guests.reads(/^ready$/),
    ])
    await doneBesides(host.program, network, ['ip', 'link', 'set', 'far', 'netns', String(guests.pid)])
    const own = ['ip link set far up', 'ip addr add 10.77.0.254/24 dev far', 'ip addr add fd77::2/64 dev far nodad']
    await doneBesides(guests, network, ['sh', '-ec', own.join('\n')])
  })

  it('comes by IPv4, by IPv6, and by a link-local number with its scope', async () => {
    const guest = besides(guests, networkAndFiles, ours('guest.ts', '10.77.0.1', '[fd77::1]', '[fe80::77%far]'))
    expect(await cameOf(guest)).toEqual(['10.77.0.1 said', '[fd77::1] said', '[fe80::77%far] said'])
  })

  it('is told within 5 s that a name leads nowhere or is not answered, and goes on to a name’s second address', async () => {
    const addresses = ['none.test', 'slow.test', 'two.test', '10.77.0.1']
    const told = await visits(besides(guests, networkAndFiles, ours('guest.ts', ...addresses)))
    expect(told.map(({ came }) => came)).toEqual(['address-unknown', 'lookup-late', 'said', 'said'])
    for (const { ms } of told) expect(ms).toBeLessThan(5_000)
  })
})
