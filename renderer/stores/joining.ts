import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { JoinAnswer, TrustQuestion } from '../../shared/bridge.ts'
import { holdsInvite } from '../../shared/invite.ts'
import { limits } from '../../shared/limits.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import { wholeCharacters } from '../../shared/shape.ts'
import { call } from '../bridge/call.ts'
import { useHosts } from './hosts.ts'

/** How the way into a host stands: typing, waiting for an answer, asked about a key, refused, or in. */
export type JoinStep =
  | { readonly type: 'typing' }
  | { readonly type: 'asking' }
  | { readonly type: 'question'; readonly question: TrustQuestion }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'joined'; readonly host: string }

const typing: JoinStep = { type: 'typing' }

/** The way into a host, by an address or an invite. */
export const useJoining = defineStore('joining', () => {
  const address = ref('')
  const trusted = trustedAuthority()
  const { step, follow, refuse, reset } = joinSteps()
  /** Why another address did not do says nothing about this one. */
  watch(address, () => step.value.type === 'refused' && reset(), { flush: 'sync' })

  /** Begins anew, with this address or invite filled in. To a question that stands, that is the careful answer. */
  function begin(filled = ''): void {
    if (step.value.type === 'question') refuseKey(step.value.question)
    address.value = filled
    trusted.dropAuthority()
    reset()
  }

  /** Tries to join what was typed or pasted. */
  async function join(): Promise<void> {
    const typed = wholeCharacters(address.value).trim()
    const invited = holdsInvite(typed)
    // anything may have been pasted, also what is too long for the app to look at
    if (typed.length > limits.address) return refuse(refusal(invited ? 'invite-invalid' : 'address-invalid'))
    const authority = trusted.authority.value !== null && !invited
    await follow(() => call('join', { address: typed, authority }))
  }

  /** Answers the question whether to trust the key that the host showed. */
  async function answer(trust: boolean): Promise<void> {
    const asked = step.value
    if (asked.type !== 'question') return
    await follow(() => call('answerTrust', { question: asked.question.id, trust }))
  }

  return { step, address, ...trusted, begin, join, answer }
})

function joinSteps() {
  const step = shallowRef<JoinStep>(typing)
  /** Counts the tries: the answer to a try that was given up is not shown. */
  let tries = 0

  /** Gives up the try that is under way, if any. */
  function reset(): void {
    if (step.value.type === 'asking') void call('cancelJoin', {})
    tries++
    step.value = typing
  }

  /** Says why there is nothing to try. */
  function refuse(why: Refusal): void {
    tries++
    step.value = { type: 'refused', refusal: why }
  }

  async function follow(asking: () => Promise<Result<JoinAnswer, Refusal>>): Promise<void> {
    const mine = ++tries
    step.value = { type: 'asking' }
    const told = await asking()
    if (mine === tries) arrive(told.ok ? told.value : { type: 'refused', refusal: told.error })
    else if (told.ok && told.value.type === 'question') refuseKey(told.value.question)
  }

  function arrive(answered: JoinAnswer): void {
    step.value = answered
    if (answered.type === 'joined') useHosts().selectSoon(answered.host)
  }

  return { step, follow, refuse, reset }
}

/** Nobody looks at this key any more. */
function refuseKey({ id }: TrustQuestion): void {
  void call('answerTrust', { question: id, trust: false })
}

function trustedAuthority() {
  /** The name of the certificate file that is trusted instead of a single key. */
  const authority = ref<string | null>(null)

  /** Lets the person choose a certificate file to trust; answers why it will not do, or null. */
  async function chooseAuthority(): Promise<Refusal | null> {
    const told = await call('chooseAuthority', {})
    if (!told.ok) return told.error
    authority.value = told.value ?? authority.value
    return null
  }

  function dropAuthority(): void {
    authority.value = null
  }

  return { authority, chooseAuthority, dropAuthority }
}
