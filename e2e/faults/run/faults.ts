/** Faults by the names that the reliability anchors give them, as far as they concern a network and two programs. */
import { resume, sleep, someParty, type Party, type Scene } from './scene.ts'

/** Does something bad, and mends it. */
export type Fault = (scene: Scene) => Promise<void>

const bothWays = { up: true, down: true }
/** ms; longer than an engine waits for a sign of life in these runs. */
const untilDead = 2_200

/** The network of these people changes for so many ms. */
async function weather(
  { proxy, crowd }: Party,
  change: Parameters<Party['proxy']['weather']>[0],
  ms: number,
): Promise<void> {
  proxy.weather(change)
  await sleep(ms)
  proxy.weather({})
  crowd.send({ type: 'wake' })
}

async function restartHost({ host, chance }: Scene): Promise<void> {
  await host.kill()
  await sleep(chance.below(150))
  await host.start()
}

export const faults = {
  /** The host is killed under load. */
  F1: async (scene) => {
    await sleep(scene.chance.below(60))
    await restartHost(scene)
  },
  /** The host is killed when it has committed and nobody has heard it: what it says is held on its way. */
  F2: async (scene) => {
    for (const { proxy } of scene.parties) proxy.weather({ holds: { up: false, down: true } })
    await sleep(5 + scene.chance.below(40))
    await scene.host.kill()
    for (const { proxy } of scene.parties) proxy.reset()
    for (const { proxy } of scene.parties) proxy.weather({})
    await scene.host.start()
  },
  /** Apps are killed while they send. */
  F4: async (scene) => {
    const party = someParty(scene)
    await sleep(scene.chance.below(50))
    await party.crowd.kill()
    await sleep(scene.chance.below(100))
    await resume(scene, party)
  },
  /** The network is gone for a second. */
  F5: (scene) => weather(someParty(scene), { holds: bothWays }, 1_000),
  /** It is gone for longer than anybody waits. */
  F6: (scene) => weather(someParty(scene), { holds: bothWays }, untilDead),
  /** Some are away for most of what is said. */
  F7: async (scene) => {
    const { proxy, crowd, plans } = someParty(scene)
    const own = plans
      .flatMap(({ steps }) => steps)
      .reduce((sum, step) => sum + (step.type === 'post' ? step.count : 0), 0)
    const enough = scene.progress + (scene.total - own - scene.progress) * 0.6
    proxy.weather({ refuses: true })
    proxy.reset()
    await scene.until('the others go on alone', () => scene.progress >= enough)
    proxy.weather({})
    crowd.send({ type: 'wake' })
  },
  /** One way of a connection is dead, and nobody says so. */
  F8: (scene) => {
    const up = scene.chance.below(2) === 0
    return weather(someParty(scene), { holds: { up, down: !up } }, untilDead)
  },
  /** The network is slow, uneven and narrow, and stalls. */
  F9: async (scene) => {
    const party = someParty(scene)
    await weather(party, { delay: 20, jitter: 60, bandwidth: 64 * 1024, slice: 1_400 }, 700)
    await weather(party, { holds: bothWays }, 200 + scene.chance.below(300))
  },
  /** Bytes come one by one, then in odd pieces. */
  F10: async (scene) => {
    const party = someParty(scene)
    await weather(party, { slice: 1 }, 500)
    await weather(party, { slice: 1 + scene.chance.below(40) }, 300)
  },
  /** Connections break in the middle of a frame, or close. */
  F11: async (scene) => {
    const { proxy, crowd } = someParty(scene)
    for (let times = 0; times < 5; times++) {
      if (scene.chance.below(4) === 0) proxy.halfClose(scene.chance.pick(['up', 'down']))
      else proxy.cutAfter(1 + scene.chance.below(2_000))
      await sleep(80 + scene.chance.below(120))
      crowd.send({ type: 'wake' })
    }
  },
  /** A computer sleeps, and wakes up. */
  F16: async (scene) => {
    const { crowd } = someParty(scene)
    const host = scene.chance.below(2) === 0
    if (host) await scene.host.freeze()
    else crowd.signal('SIGSTOP')
    await sleep(600 + scene.chance.below(600))
    if (host) scene.host.thaw()
    else crowd.signal('SIGCONT')
    crowd.send({ type: 'wake' })
  },
  /** Some read far too slowly. */
  F21: (scene) => weather(someParty(scene), { bandwidth: 8 * 1024, slice: 512 }, 1_200),
  /** The same post from two sockets, and again after each break. */
  F25: async (scene) => {
    for (let times = 0; times < 3; times++) {
      for (const { proxy } of scene.parties) proxy.cutAfter(1 + scene.chance.below(4_000))
      await sleep(150)
      for (const { crowd } of scene.parties) crowd.send({ type: 'wake' })
    }
  },
  /** Two programs with one identity and one outbox; one of them is killed. */
  F26: async (scene) => {
    const party = scene.parties.at(-1) ?? someParty(scene)
    await party.crowd.kill()
    await resume(scene, party)
  },
} satisfies Record<string, Fault>

export type FaultName = keyof typeof faults

export function isFault(name: string): name is FaultName {
  return Object.hasOwn(faults, name)
}
