import { createPinia, setActivePinia } from 'pinia'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openWindow, settled } from './testing.ts'
import { useApp } from './app.ts'
import { useHosts } from './hosts.ts'
import { useToasts } from './toasts.ts'

test('a first start has no name, and asks for none that a host would refuse', async () => {
  await openWindow('first-start')
  const app = useApp()
  expect(app.ready).toBe(true)
  expect(app.name).toBeNull()
  expect(await app.chooseName('a b')).toEqual({ code: 'name-characters' })
  expect(app.name).toBeNull()
  expect(await app.chooseName(' علی ')).toBeNull()
  expect(app.name).toBe('علی')
})

test('the language is the chosen one, else the system’s, else English', async () => {
  await openWindow('persian')
  const app = useApp()
  expect([app.locale, app.direction]).toEqual(['fa', 'rtl'])
  await app.changeSettings({ language: 'system' })
  expect([app.locale, app.direction]).toEqual(['en', 'ltr'])
})

test('the language is the browser’s until the app has told the system’s', () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('fa-IR')
  onTestFinished(() => void vi.restoreAllMocks())
  setActivePinia(createPinia())
  expect([useApp().locale, useApp().direction]).toEqual(['fa', 'rtl'])
})

test('a setting that could not be kept goes back, and says so', async () => {
  const handle = await openWindow()
  handle.breakNext('changeSettings')
  const changing = useApp().changeSettings({ theme: 'dark' })
  expect(useApp().settings.theme).toBe('dark')
  await changing
  expect(useApp().settings.theme).toBe('system')
  expect(useToasts().toasts.map((toast) => toast.refusal.code)).toEqual(['internal'])
})

test('a window that stopped following hears nothing more', async () => {
  const handle = await openWindow('welcome')
  const stop = await useApp().start()
  stop()
  handle.notice({ type: 'closing' })
  await settled()
  expect(useHosts().list).toEqual([])
})
