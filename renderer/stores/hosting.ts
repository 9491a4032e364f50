import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Hosting, HostingWish, HostView, Payload, PortAnswer, Start } from '../../shared/bridge.ts'
import { firstWish } from '../../shared/first-wish.ts'
import { hostName } from '../../shared/names.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import { call } from '../bridge/call.ts'
import { useDialogs } from './dialogs.ts'
import { ownHost, useHosts } from './hosts.ts'
import { tell } from './tell.ts'
import { useToasts } from './toasts.ts'

/** What is asked of the form before hosting begins. `port` null: the usual one, or the next that is free. */
export type HostingForm = Omit<HostingWish, 'port'> & { readonly port: number | null }

/** What to do with a history that is damaged. */
export type Damaged = Payload<'openHosting'>['damaged']

/** The host that runs in this app. */
export const useHosting = defineStore('hosting', () => {
  const state = hostingState()
  return { ...state, checkPort, ...hostingDeeds(state), ...closingQuestion(state) }
})

/** Whether a port is free, and which is the next free one. */
function checkPort(port: number): Promise<Result<PortAnswer, Refusal>> {
  return call('checkPort', { port })
}

function hostingState() {
  const hosting = shallowRef<Hosting | null>(null)
  /** What was used last, to fill in the form. */
  const wish = shallowRef(firstWish)
  const busy = ref(false)
  /** Why hosting did not begin, or why it ended by itself. */
  const refusal = shallowRef<Refusal | null>(null)
  /** The window is about to close while people are hosted: the person is asked. */
  const closing = ref(false)

  function begin(start: Pick<Start, 'hosting' | 'hostingWish'>): void {
    hosting.value = start.hosting
    wish.value = start.hostingWish
  }

  /** Notice `hosting`. Where it ended, or began again, by itself, that is said at once: no dialog may be open to say it. */
  function receive(now: Hosting | null, why: Refusal | null): void {
    hosting.value = now
    refusal.value = now ? null : why
    if (!now) {
      closing.value = false
      useDialogs().hide('stopHosting')
    }
    if (why) useToasts().show(why)
  }

  function forgetRefusal(): void {
    refusal.value = null
  }

  /** Whether this is the host that runs in this app now. A host is known by its key. */
  function runs(host: HostView): boolean {
    return hosting.value !== null && host.fingerprint?.hash === hosting.value.fingerprint.hash
  }

  return { hosting, wish, busy, refusal, closing, begin, receive, forgetRefusal, runs }
}

function hostingDeeds({ hosting, wish, busy, refusal }: ReturnType<typeof hostingState>) {
  /** Begins hosting and opens the own host. Answers whether it did; `refusal` says why not. */
  async function open(form: HostingForm, damaged: Damaged = 'refuse'): Promise<boolean> {
    busy.value = true
    const told = await call('openHosting', { ...form, name: hostName(form.name) ?? form.name.trim(), damaged })
    busy.value = false
    // whoever cancelled knows it
    refusal.value = told.ok || told.error.code === 'hosting-cancelled' ? null : told.error
    if (!told.ok) return false
    hosting.value = told.value
    wish.value = { ...form, name: told.value.name, port: form.port ?? wish.value.port }
    useHosts().selectSoon(ownHost)
    return true
  }

  async function close(): Promise<void> {
    busy.value = true
    if (await tell('closeHosting', {})) hosting.value = null
    busy.value = false
  }

  /** Nobody wants the host that is about to begin: `open` ends, too. */
  async function cancel(): Promise<void> {
    if (busy.value) await tell('closeHosting', {})
  }

  return { open, close, cancel }
}

function closingQuestion({ closing }: ReturnType<typeof hostingState>) {
  /** Notice `closing`. */
  function askToClose(): void {
    closing.value = true
  }

  /** The answer to the question whether to close the window. */
  async function answerClosing(sure: boolean): Promise<void> {
    closing.value = false
    await tell('close', { sure })
  }

  return { askToClose, answerClosing }
}
