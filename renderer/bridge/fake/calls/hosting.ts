import { defaultPort } from '../../../../shared/address.ts'
import type { Hosting } from '../../../../shared/bridge.ts'
import { hostName } from '../../../../shared/names.ts'
import { refusal } from '../../../../shared/refusals.ts'
import { fail, ok } from '../../../../shared/result.ts'
import { ownAlone } from '../scenes/others.ts'
import { stageHost } from '../stage.ts'
import { hostingOf } from '../toy-hosting.ts'
import type { Toy } from '../toy.ts'
import type { Handlers } from './handlers.ts'

/** Calls about the host that runs in this app. */
export const hosting: Handlers<'checkPort' | 'openHosting' | 'closeHosting'> = {
  checkPort: (toy, { port }) => ({ port, free: !toy.takenPorts.has(port), next: freePort(toy, port) }),
  openHosting(toy, wish) {
    const name = hostName(wish.name)
    if (name === null) return fail(refusal('host-name-invalid'))
    if (wish.port !== null && wish.port < 1_024) return fail(refusal('port-forbidden', { port: wish.port }))
    if (wish.port !== null && toy.takenPorts.has(wish.port)) return fail(refusal('port-in-use', { port: wish.port }))
    const port = wish.port ?? freePort(toy, defaultPort)
    const instead = wish.port === null && port !== defaultPort ? defaultPort : null
    const { plain, retention, newcomers, limits } = wish
    toy.hostingWish = { name, port, plain, retention, newcomers, limits }
    return ok(open(toy, hostingOf({ name, port, instead, plain })))
  },
  closeHosting(toy) {
    toy.hosting = null
    toy.tell({ type: 'hosting', hosting: null, refusal: null })
    const own = [...toy.hosts.values()].find((host) => host.view.own)
    own?.link({ type: 'left' })
    return null
  },
}

function open(toy: Toy, hosting: Hosting): Hosting {
  toy.hosting = hosting
  toy.tell({ type: 'hosting', hosting, refusal: null })
  const before = [...toy.hosts.values()].find((host) => host.view.own)
  if (before) before.link({ type: 'online' })
  else introduceOwn(toy, hosting)
  return hosting
}

function introduceOwn(toy: Toy, hosting: Hosting): void {
  const view = { ...ownAlone.view, name: hosting.name, address: hosting.addresses[0]?.text ?? '' }
  toy.introduce(stageHost({ ...ownAlone, view, you: toy.name ?? 'Ali' }, toy))
}

function freePort(toy: Toy, from: number): number {
  let port = from
  while (toy.takenPorts.has(port)) port++
  return port
}
