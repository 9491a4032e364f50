import { parseAddress, type Address } from '../../shared/address.ts'
import type { JoinAnswer, LinkState } from '../../shared/bridge.ts'
import { holdsInvite, parseInvite, type Invite } from '../../shared/invite.ts'
import { limits } from '../../shared/limits.ts'
import { refusal, type RefusalCode } from '../../shared/refusals.ts'
import type { Trust } from '../wire/tls.ts'
import type { ChatClient } from './chat-client.ts'
import { hintedAt, metAt } from './known-host.ts'
import { wantsOtherName } from './reconnect.ts'
import type { Surroundings } from './surroundings.ts'
import type { TrustQuestions } from './trust-questions.ts'

/** The hosts of a profile, as far as joining needs them. */
export interface JoinedHosts {
  byKey(keyHash: string): ChatClient | undefined
  /** The host that answered at this address. */
  byAddress(address: Address): ChatClient | undefined
  /** A client for a host that is not in the list, and may never be. */
  stranger(trust: Trust, places: readonly Address[], name: string): ChatClient
  /** Takes a stranger into the list; answers the one of the same key where there is one by now. */
  admit(stranger: ChatClient): ChatClient
  /** Lets go of a stranger that is not to be in the list. */
  dismiss(stranger: ChatClient): Promise<void>
}

/**
 * How a person comes to a host.
 * 1. MUST NOT send a byte to a host whose key nobody vouched for: an invite, the list of hosts, or the person.
 * 2. MUST refuse another key at an address that is known, without a way around it.
 * 3. MUST NOT take a host into the list after its person has cancelled.
 */
export class Joining {
  /** Aborted by the next `cancel`. */
  private unwanted = new AbortController()

  constructor(
    private readonly hosts: JoinedHosts,
    private readonly questions: TrustQuestions,
    private readonly surroundings: Surroundings,
    /** The app ends: whatever is under way is given up. */
    private readonly signal: AbortSignal,
  ) {}

  /** By what a person typed or pasted. With `authority` (PEM), whoever it signed for is trusted at a typed address. */
  join(typed: string, authority: string | null): Promise<JoinAnswer> {
    return holdsInvite(typed) ? this.joinByInvite(typed) : this.joinByAddress(typed, authority)
  }

  /** After the person compared the fingerprint. An expired question counts as a no. */
  async answerTrust(question: string, trust: boolean): Promise<JoinAnswer> {
    const stranger = this.questions.take(question)
    if (!stranger || !trust) return refused('key-refused')
    const { address, keyHash } = stranger
    return this.meet(this.hosts.stranger({ type: 'pin', keyHash }, [address], ''))
  }

  /** Whatever is under way is given up. A host that was known already is still come to. */
  cancel(): void {
    this.unwanted.abort()
    this.unwanted = new AbortController()
  }

  private async joinByInvite(typed: string): Promise<JoinAnswer> {
    const invite = parseInvite(typed)
    if (!invite.ok) return refused(invite.error)
    const known = this.hosts.byKey(invite.value.key)
    if (known) {
      known.learn(hintedAt(known.host, invite.value.addresses))
      return this.comeBack(known)
    }
    return this.meetInvited(invite.value)
  }

  private async meetInvited({ key, addresses, name }: Invite): Promise<JoinAnswer> {
    const free = addresses.filter((address) => !this.hosts.byAddress(address))
    if (free.length === 0) return refused('key-changed')
    const met = await this.meet(this.hosts.stranger({ type: 'pin', keyHash: key }, free, name))
    const differs = met.type === 'refused' && met.refusal.code === 'key-changed'
    return differs ? refused('key-differs') : met
  }

  private async joinByAddress(typed: string, authority: string | null): Promise<JoinAnswer> {
    const address = parseAddress(typed)
    if (!address.ok) return refused(address.error)
    const known = this.hosts.byAddress(address.value)
    // pinned to the key it had: another one is refused before a byte is sent
    if (known) return this.comeBack(known)
    if (authority === null) return this.look(address.value)
    return this.meet(this.hosts.stranger({ type: 'authority', pem: authority }, [address.value], ''))
  }

  private async look(address: Address): Promise<JoinAnswer> {
    const { clock, look } = this.surroundings
    const seen = await look({ ...address, clock, timeout: limits.dial, signal: this.signal })
    if (!seen.ok) return { type: 'refused', refusal: seen.error }
    const known = this.hosts.byKey(seen.value)
    if (!known) return { type: 'question', question: this.questions.ask({ address, keyHash: seen.value }) }
    known.learn(metAt(known.host, address))
    return this.comeBack(known)
  }

  private async comeBack(client: ChatClient): Promise<JoinAnswer> {
    client.learn({ ...client.host, left: false })
    return answer(client, await client.connect())
  }

  private async meet(stranger: ChatClient): Promise<JoinAnswer> {
    const { signal } = this.unwanted
    const leave = (): void => void stranger.leave()
    signal.addEventListener('abort', leave)
    const met = answer(stranger, await stranger.connect())
    signal.removeEventListener('abort', leave)
    if (met.type === 'joined') return { type: 'joined', host: this.hosts.admit(stranger).host.id }
    await this.hosts.dismiss(stranger)
    return met
  }
}

/** A host that only wants another name is joined: its place in the list is where the person gives one. */
function answer({ host }: ChatClient, state: LinkState): JoinAnswer {
  if (state.type === 'online') return { type: 'joined', host: host.id }
  if (state.type === 'connecting' || state.type === 'left') return refused('offline')
  return wantsOtherName(state) ? { type: 'joined', host: host.id } : { type: 'refused', refusal: state.refusal }
}

function refused(code: RefusalCode): JoinAnswer {
  return { type: 'refused', refusal: refusal(code) }
}
