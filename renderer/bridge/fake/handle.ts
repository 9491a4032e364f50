import type { CallName, LinkState, Notice } from '../../../shared/bridge.ts'
import type { MirrorEvent } from '../../../shared/mirror/apply.ts'
import type { Parting } from '../../../shared/model.ts'
import type { Refusal, RefusalCode } from '../../../shared/refusals.ts'
import { person } from './cast.ts'
import type { Script } from './script.ts'
import type { ToyHost } from './toy-host.ts'
import type { Toy, Trace } from './toy.ts'

/** Calls that can answer with a refusal. */
export type RefusableCall =
  | 'chooseName'
  | 'openHosting'
  | 'join'
  | 'answerTrust'
  | 'chooseAuthority'
  | 'post'
  | 'openDirect'
  | 'ask'
  | 'openLink'
  | 'openLogs'
  | 'older'

/**
 * What a test, or somebody at the browser's console, may do with the toy: `window.fakeHearth`.
 * A `host` is its id in the scene; a `room` its name, or a person's for the conversation with them.
 */
export interface FakeHearth {
  /** Tells the window anything. */
  notice(notice: Notice): void
  /** Something happens on a host. */
  event(host: string, event: MirrorEvent): void
  link(host: string, link: LinkState): void
  say(host: string, room: string, name: string, text: string): void
  /** So many messages at once, from everyone in the room in turn. */
  burst(host: string, room: string, count: number): void
  come(host: string, name: string): void
  go(host: string, name: string, why: Parting): void
  /** Own messages stay pending until `release`. */
  hold(host: string): void
  release(host: string): void
  /** Refuses the newest own message that is pending in a room. */
  refusePending(host: string, room: string, code: RefusalCode): void
  /** The host begins anew with another history, as after a restart. */
  restart(host: string): void
  /** The thread of the own host died, and was started again. */
  restartHost(): void
  /** The host tells everything anew, as after a connection was lost for a moment. */
  tellAnew(host: string): void
  refuseNext(call: RefusableCall, code: RefusalCode, facts?: Refusal['facts']): void
  /** The next such call rejects, as if the app were broken. */
  breakNext(call: CallName): void
  /** Such calls are answered only after `answer`. */
  delay(call: CallName): void
  answer(call: CallName): void
  takePort(port: number): void
  freePort(port: number): void
  readonly trace: Trace
  readonly calls: Script['calls']
}

/** The handle over a toy and its script. */
export function makeHandle(toy: Toy, script: Script): FakeHearth {
  const at = (id: string): ToyHost => toy.host(id)
  return {
    notice: toy.tell,
    event: (host, event) => at(host).hear(event),
    link: (host, link) => at(host).link(link),
    say: (host, room, name, text) => at(host).say(at(host).place(room), { by: at(host).personNamed(name), text }),
    burst: (host, room, count) => burst(at(host), room, count),
    come: (host, name) => at(host).hear({ type: 'came', person: person(name), time: toy.now() }),
    go: (host, name, why) =>
      at(host).hear({ type: 'gone', person: at(host).personNamed(name).id, why, time: toy.now() }),
    hold: (host) => void (at(host).held = true),
    release: (host) => at(host).release(),
    refusePending: (host, room, code) => refusePending(at(host), room, code),
    restart: (host) => at(host).restart(),
    restartHost: () => toy.tell({ type: 'hosting', hosting: toy.hosting, refusal: { code: 'host-restarted' } }),
    tellAnew: (host) => toy.tell({ type: 'mirror', host, mirror: at(host).mirror }),
    refuseNext: (call, code, facts) => script.refuseNext(call, code, facts),
    breakNext: (call) => script.breakNext(call),
    delay: (call) => script.delay(call),
    answer: (call) => script.answer(call),
    takePort: (port) => void toy.takenPorts.add(port),
    freePort: (port) => void toy.takenPorts.delete(port),
    trace: toy.trace,
    calls: script.calls,
  }
}

function burst(host: ToyHost, room: string, count: number): void {
  const id = host.place(room)
  const others = (host.mirror.rooms[id]?.members ?? []).filter((member) => member !== host.you.id)
  for (let at = 0; at < count; at++) {
    host.say(id, { by: host.person(others[at % others.length] ?? host.you.id), text: `Message ${at + 1} of ${count}` })
  }
}

function refusePending(host: ToyHost, room: string, code: RefusalCode): void {
  const id = host.place(room)
  const newest = host.mirror.rooms[id]?.pending.at(-1)
  if (!newest) throw new Error(`Nothing is pending in ${room}.`)
  host.refuse(id, newest.clientId, code)
}
