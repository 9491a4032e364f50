import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Settings, Start } from '../../shared/bridge.ts'
import { normalName } from '../../shared/names.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { call } from '../bridge/call.ts'
import { directionOf, localeFor, type Locale } from '../locales/locale.ts'
import { useDrafts } from './drafts.ts'
import { useHosting } from './hosting.ts'
import { useHosts } from './hosts.ts'
import { listenToNotices } from './notices.ts'
import { keepPlace, returnTo } from './place.ts'
import { useToasts } from './toasts.ts'

/** The app around the conversations: who the person is, their settings, and whether the window knows it all yet. */
export const useApp = defineStore('app', () => {
  const ready = ref(false)
  // until the app has told: in the browser's language, so that waiting and failing are said in it too
  const about = shallowRef({ version: '', platform: '', systemLanguage: navigator.language })
  const { settings, changeSettings } = appSettings()
  const { name, chooseName } = ownName()
  const locale = computed<Locale>(() => localeFor(settings.value.language, about.value.systemLanguage))
  const direction = computed(() => directionOf(locale.value))

  /**
   * Learns everything and follows every notice from then on; the answer stops following.
   * It MUST listen before it asks: a notice between the two is applied again harmlessly, one missed is lost.
   */
  async function start(): Promise<() => void> {
    const listening = listenToNotices()
    const told = await call('start', {})
    if (told.ok) begin(told.value)
    else useToasts().show(told.error)
    listening.flow()
    ready.value = told.ok
    const leave = keepPlace()
    return () => {
      leave()
      listening.stop()
    }
  }

  function begin(told: Start): void {
    name.value = told.name
    settings.value = told.settings
    about.value = { version: told.version, platform: told.platform, systemLanguage: told.systemLanguage }
    useHosting().begin(told)
    useHosts().begin(told.hosts)
    useDrafts().begin(told.drafts)
    returnTo(told.place)
  }

  return { ready, name, settings, about, locale, direction, start, chooseName, changeSettings }
})

function ownName() {
  const name = ref<string | null>(null)

  /** Takes this name for all hosts joined from now on; answers why it will not do, or null. */
  async function chooseName(wanted: string): Promise<Refusal | null> {
    const told = await call('chooseName', { name: wanted.trim() })
    if (!told.ok) return told.error
    name.value = normalName(wanted.trim())
    return null
  }

  return { name, chooseName }
}

function appSettings() {
  const settings = shallowRef<Settings>({ theme: 'system', language: 'system' })

  /** Changes some settings; they hold at once, and not any more where the app could not keep them. */
  async function changeSettings(change: Partial<Settings>): Promise<void> {
    const before = settings.value
    settings.value = { ...before, ...change }
    const told = await call('changeSettings', settings.value)
    if (told.ok) return
    settings.value = before
    useToasts().show(told.error, { key: 'changeSettings' })
  }

  return { settings, changeSettings }
}
