import { createPinia, setActivePinia } from 'pinia'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from 'vue'
import App from './App.vue'
import type { FakeHearth } from './bridge/fake/handle.ts'
import { fake } from './bridge/fake/open.ts'
import { scenes, type SceneName } from './bridge/fake/scenes/table.ts'
import { useBridge } from './bridge/hearth.ts'
import { createWords } from './locales/i18n.ts'
import { useDialogs } from './stores/dialogs.ts'
import { useDrafts } from './stores/drafts.ts'
import { useHosting } from './stores/hosting.ts'
import { useHosts } from './stores/hosts.ts'
import { useJoining } from './stores/joining.ts'
import { useReading } from './stores/reading.ts'
import { useRooms } from './stores/rooms.ts'
import { hostingForm, settled, testNow } from './stores/testing.ts'
import { useToasts } from './stores/toasts.ts'

/** The whole window on this scene, with the focus. */
async function openApp(scene: SceneName): Promise<FakeHearth> {
  vi.useFakeTimers({ now: testNow })
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  const { bridge, handle } = fake(scenes[scene](testNow))
  useBridge(bridge)
  const pinia = createPinia()
  setActivePinia(pinia)
  const page = document.createElement('div')
  document.body.replaceChildren(page)
  const app = createApp(App).use(pinia).use(createWords('en'))
  app.config.errorHandler = () => undefined
  app.mount(page)
  onTestFinished(() => {
    app.unmount()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
  await settled()
  return handle
}

/** Something below cannot be drawn any more. */
async function breakScreen(handle: FakeHearth): Promise<void> {
  handle.notice({ type: 'host', view: { ...useHosts().open!, link: null as never } })
  await settled()
  expect(document.body.textContent).toContain('Something went wrong')
}

function asked(): string[] {
  return [...document.querySelectorAll('[role=alertdialog]')].map(({ textContent }) => textContent)
}

function dialogs(): string[] {
  return [...document.querySelectorAll('[role=dialog][data-state=open]')].map(({ textContent }) => textContent)
}

test('a window that hosts asks before it closes, also where its screen cannot be drawn', async () => {
  const handle = await openApp('hosting')
  handle.notice({ type: 'closing' })
  await settled()
  expect(asked()).toEqual([expect.stringContaining('Close Hearth and stop hosting?')])
  await breakScreen(handle)
  expect(asked()).toEqual([expect.stringContaining('Close Hearth and stop hosting?')])
})

test('nothing is read while the screen cannot be drawn', async () => {
  const handle = await openApp('chat')
  expect(useReading().attentive).toBe(true)
  await breakScreen(handle)
  handle.burst('cedar', 'weekend-trip', 3)
  await settled()
  expect(handle.calls.map(({ name }) => name)).not.toContain('read')
})

test('a whole screen that says what went wrong is not told twice by a toast', async () => {
  const handle = await openApp('chat')
  const toasts = useToasts()
  toasts.show({ code: 'internal' })
  toasts.show({ code: 'internal' }, { key: 'openLogs' })
  await breakScreen(handle)
  expect(toasts.toasts.map(({ deed }) => deed?.key)).toEqual(['openLogs'])
})

test('a key question is answered with no when another dialog takes its place', async () => {
  const handle = await openApp('chat')
  useDialogs().show('join')
  useJoining().begin('oak.example')
  await useJoining().join()
  await settled()
  expect(dialogs()).toEqual([expect.stringContaining('Is this the right host?')])
  handle.notice({ type: 'command', name: 'settings' })
  await settled()
  expect(handle.calls.filter(({ name }) => name === 'answerTrust')).toMatchObject([{ payload: { trust: false } }])
  handle.notice({ type: 'command', name: 'join' })
  await settled()
  expect(dialogs()).toEqual([expect.not.stringContaining('Is this the right host?')])
})

test('a host that only begins is not wanted any more when another dialog takes the place of its own', async () => {
  const handle = await openApp('welcome')
  useDialogs().show('host')
  await settled()
  handle.delay('openHosting')
  void useHosting().open(hostingForm)
  handle.notice({ type: 'command', name: 'settings' })
  await settled()
  expect(handle.calls.map(({ name }) => name)).toContain('closeHosting')
})

test('a host that began is kept', async () => {
  const handle = await openApp('welcome')
  useDialogs().show('host')
  await settled()
  document.querySelector<HTMLFormElement>('#host-form')?.requestSubmit()
  await settled()
  expect(dialogs()).toEqual([expect.stringContaining('You are hosting')])
  expect(handle.calls.map(({ name }) => name)).not.toContain('closeHosting')
})

/** Types into a field, and presses Enter there. */
async function enter(field: string, words: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>(field)!
  input.value = words
  input.dispatchEvent(new Event('input'))
  await settled()
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
}

/** Presses the last button of this name. */
function press(name: string): void {
  const named = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent.trim() === name)
  named.at(-1)!.click()
}

test('a host that stops late closes nothing that was opened meanwhile', async () => {
  const handle = await openApp('hosting')
  handle.delay('closeHosting')
  useDialogs().show('stopHosting')
  await settled()
  press('Stop hosting')
  await settled()
  expect(useDialogs().open).toBeNull()
  useDialogs().show('join')
  handle.answer('closeHosting')
  await settled()
  expect([useHosting().hosting, useDialogs().open]).toEqual([null, 'join'])
})

test('a room that is entered late closes nothing that was opened meanwhile', async () => {
  const handle = await openApp('chat')
  useDialogs().show('browse')
  await settled()
  handle.delay('ask')
  await enter('[role=dialog] input', 'attic')
  useDialogs().show('join')
  handle.answer('ask')
  await settled()
  expect([useRooms().open?.title, useDialogs().open]).toEqual(['attic', 'join'])
})

test('a topic that is half written stays under what is opened over it', async () => {
  await openApp('chat')
  document.querySelector<HTMLButtonElement>('header button[aria-label$="Change the topic"]')!.click()
  await settled()
  const topic = (): HTMLInputElement | null => document.querySelector('input[aria-label=Topic]')
  topic()!.value = 'half of a thou'
  topic()!.dispatchEvent(new Event('input'))
  useDialogs().toggle('switcher')
  await settled()
  useDialogs().toggle('switcher')
  await settled()
  expect(topic()?.value).toBe('half of a thou')
})

test('what an input method composes stays in its room when that goes and another opens', async () => {
  const handle = await openApp('chat')
  useRooms().select('room-3')
  await settled()
  const field = document.querySelector<HTMLTextAreaElement>('#composer')!
  const write = (event: string, words: string): void => {
    field.value = words
    field.dispatchEvent(new Event(event))
  }
  write('input', 'the secret is ')
  write('compositionstart', 'the secret is ')
  write('input', 'the secret is ひみ')
  handle.event('cedar', { type: 'exited', room: 'room-3' })
  await settled()
  write('compositionend', 'the secret is ひみつ')
  await settled()
  expect(useRooms().openId).toBe('room-1')
  expect([useDrafts().text, document.querySelector<HTMLTextAreaElement>('#composer')?.value]).toEqual(['', ''])
})
