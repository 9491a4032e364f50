import { formatAddress, parseAddress } from '../../../../shared/address.ts'
import type { JoinAnswer } from '../../../../shared/bridge.ts'
import { holdsInvite, parseInvite } from '../../../../shared/invite.ts'
import { refusal, type RefusalCode } from '../../../../shared/refusals.ts'
import { ok } from '../../../../shared/result.ts'
import { likeFingerprint, person } from '../cast.ts'
import { stageHost } from '../stage.ts'
import type { Toy } from '../toy.ts'
import type { Handlers } from './handlers.ts'

/** Typed names that are refused, each in its own way. */
const troubles: Readonly<Record<string, RefusalCode>> = {
  nowhere: 'address-unknown',
  far: 'unreachable',
  closed: 'connection-refused',
  slow: 'timed-out',
  changed: 'key-changed',
  website: 'not-hearth',
  old: 'protocol-new',
  full: 'host-full',
  taken: 'name-taken',
}

/** Calls about coming to a host, and going. Any address that is not known asks whether its key is trusted. */
export const joining: Handlers<'join' | 'answerTrust' | 'cancelJoin' | 'leaveHost' | 'returnToHost' | 'forgetHost'> = {
  join: (toy, { address }) => (holdsInvite(address) ? joinInvited(toy, address) : joinTyped(toy, address)),
  answerTrust(toy, { question, trust }) {
    const asked = toy.questions.get(question)
    toy.questions.delete(question)
    return asked && trust ? enter(toy, asked.address, asked.address) : refused('key-refused')
  },
  cancelJoin: () => null,
  leaveHost(toy, { host }) {
    toy.host(host).link({ type: 'left' })
    return null
  },
  returnToHost(toy, { host }) {
    toy.host(host).link({ type: 'online' })
    return null
  },
  forgetHost(toy, { host }) {
    toy.hosts.delete(host)
    toy.tell({ type: 'forgotten', host })
    return ok(null)
  },
}

function joinInvited(toy: Toy, link: string): JoinAnswer {
  const invite = parseInvite(link)
  if (!invite.ok) return refused(invite.error)
  const { addresses, name } = invite.value
  return enter(toy, addresses[0] ? formatAddress(addresses[0]) : '', name)
}

function joinTyped(toy: Toy, typed: string): JoinAnswer {
  const address = parseAddress(typed)
  if (!address.ok) return refused(address.error)
  const trouble = troubles[address.value.host]
  if (trouble) return refused(trouble)
  const shown = formatAddress(address.value)
  const known = [...toy.hosts.values()].find((host) => host.view.address === shown)
  if (known) return enter(toy, shown, known.view.name)
  const question = { id: `question-${toy.questions.size + 1}`, address: shown, fingerprint: likeFingerprint(shown) }
  toy.questions.set(question.id, question)
  return { type: 'question', question }
}

function enter(toy: Toy, address: string, name: string): JoinAnswer {
  const known = [...toy.hosts.values()].find((host) => host.view.address === address)
  if (known) {
    known.link({ type: 'online' })
    return { type: 'joined', host: known.id }
  }
  const id = `joined-${toy.hosts.size + 1}`
  const view = {
    id,
    name,
    address,
    fingerprint: likeFingerprint(address),
    own: false,
    link: { type: 'online' as const },
  }
  const rooms = [{ name: 'lobby', lines: [['Sara', 3, 'Oh, somebody new. Welcome!']] as const }]
  toy.introduce(stageHost({ view, you: toy.name ?? 'Ali', people: [person('Sara'), person('Jonas')], rooms }, toy))
  return { type: 'joined', host: id }
}

function refused(code: RefusalCode): JoinAnswer {
  return { type: 'refused', refusal: refusal(code) }
}
