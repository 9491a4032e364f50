import { expect, test } from 'vitest'
import { useDialogs } from './dialogs.ts'
import { useHosts } from './hosts.ts'
import { useToasts } from './toasts.ts'
import { openWindow, settled } from './testing.ts'

test('the application menu opens the dialog it names', async () => {
  const handle = await openWindow()
  for (const name of ['host', 'join', 'settings', 'shortcuts'] as const) {
    handle.notice({ type: 'command', name })
    await settled()
    expect(useDialogs().open).toBe(name)
  }
})

test('where somebody hosts already, the menu leads to what they host, not to the form that begins it', async () => {
  const handle = await openWindow('hosting')
  handle.notice({ type: 'command', name: 'host' })
  await settled()
  expect(useDialogs().open).toBe('hosting')
})

test('a notice about a host that is not known is harmless', async () => {
  const handle = await openWindow('welcome')
  handle.notice({ type: 'event', host: 'ghost', event: { type: 'ready' } })
  handle.notice({ type: 'forgotten', host: 'ghost' })
  await settled()
  expect(useHosts().list).toEqual([])
})

test('the same failure is told once, and the newest three stay', () => {
  const toasts = useToasts()
  const codes = (): unknown => toasts.toasts.map(({ refusal }) => refusal.code)
  for (const code of ['internal', 'offline', 'internal'] as const) toasts.show({ code })
  expect(codes()).toEqual(['offline', 'internal'])
  for (const code of ['lost', 'slow'] as const) toasts.show({ code })
  expect(codes()).toEqual(['internal', 'lost', 'slow'])
  toasts.dismiss(toasts.toasts[0]!.id)
  expect(codes()).toEqual(['lost', 'slow'])
})

test('the same failure of another deed is told beside it', () => {
  const toasts = useToasts()
  for (const name of ['Leila', 'Omid', 'Leila']) toasts.show({ code: 'offline' }, { key: 'openDirect', name })
  expect(toasts.toasts.flatMap(({ deed }) => deed?.name ?? [])).toEqual(['Omid', 'Leila'])
})
