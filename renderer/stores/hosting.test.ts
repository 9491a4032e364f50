import { expect, test } from 'vitest'
import { useDialogs } from './dialogs.ts'
import { useHosting } from './hosting.ts'
import { useHosts } from './hosts.ts'
import { hostingForm, openWindow, settled } from './testing.ts'
import { useToasts } from './toasts.ts'

test('a typed port that is taken is refused by its number, and the next free one is known', async () => {
  await openWindow('welcome')
  const hosting = useHosting()
  expect(await hosting.checkPort(5050)).toEqual({ ok: true, value: { port: 5050, free: false, next: 5051 } })
  expect(await hosting.open({ ...hostingForm, name: 'Here', port: 5050 })).toBe(false)
  expect(hosting.refusal).toEqual({ code: 'port-in-use', facts: { port: 5050 } })
  expect(hosting.hosting).toBeNull()
})

test('without a typed port the next free one is taken, and says instead of which', async () => {
  await openWindow('welcome')
  const hosting = useHosting()
  expect(await hosting.open({ ...hostingForm, name: ' He\ud83dre ', plain: true })).toBe(true)
  expect(hosting.hosting).toMatchObject({ name: 'Here', port: 5051, instead: 5050, plain: true })
  expect(hosting.refusal).toBeNull()
})

test('the own host stands in the list before hosting is said to have begun', async () => {
  await openWindow('welcome')
  expect(await useHosting().open(hostingForm)).toBe(true)
  // the way back from the dialog would else lead to the first screen, whose buttons a typed space presses
  expect(useHosts().open).toMatchObject({ own: true, name: hostingForm.name })
})

test('hosting that was stopped is over, and one that ended by itself says why', async () => {
  const handle = await openWindow('hosting')
  const hosting = useHosting()
  await hosting.close()
  await settled()
  expect(hosting.hosting).toBeNull()
  expect(hosting.refusal).toBeNull()
  handle.notice({ type: 'hosting', hosting: null, refusal: { code: 'host-crashed' } })
  await settled()
  expect(hosting.refusal?.code).toBe('host-crashed')
  expect(useToasts().toasts).toMatchObject([{ refusal: { code: 'host-crashed' } }])
  hosting.forgetRefusal()
  expect(hosting.refusal).toBeNull()
})

test('closing the window while hosting asks first, and the answer goes back', async () => {
  const handle = await openWindow('hosting')
  handle.notice({ type: 'closing' })
  await settled()
  expect(useHosting().closing).toBe(true)
  await useHosting().answerClosing(false)
  expect(useHosting().closing).toBe(false)
  expect(handle.trace.closed).toEqual([false])
})

test('neither question about a host is asked any more once hosting has ended by itself', async () => {
  const handle = await openWindow('hosting')
  handle.notice({ type: 'closing' })
  useDialogs().show('stopHosting')
  handle.notice({ type: 'hosting', hosting: null, refusal: { code: 'host-crashed' } })
  await settled()
  expect([useHosting().closing, useDialogs().open]).toEqual([false, null])
})

test('how long messages are kept and what newcomers read is asked of the host, and remembered', async () => {
  const handle = await openWindow('welcome')
  const history = { retention: { type: 'days', days: 30 }, newcomers: 'read-since' } as const
  expect(await useHosting().open({ ...hostingForm, ...history })).toBe(true)
  expect(handle.calls.findLast(({ name }) => name === 'openHosting')?.payload).toMatchObject({
    ...history,
    damaged: 'refuse',
  })
  expect(useHosting().wish).toMatchObject(history)
})

test('a damaged history is never replaced before somebody says how', async () => {
  const handle = await openWindow('welcome')
  handle.refuseNext('openHosting', 'history-damaged', { path: '/data', backup: '' })
  expect(await useHosting().open(hostingForm)).toBe(false)
  expect(useHosting().refusal?.code).toBe('history-damaged')
  expect(await useHosting().open(hostingForm, 'use-backup')).toBe(true)
  expect(handle.calls.findLast(({ name }) => name === 'openHosting')?.payload).toMatchObject({ damaged: 'use-backup' })
})

test('a host that crashed and runs again is told of, and goes on', async () => {
  const handle = await openWindow('hosting')
  const { hosting } = useHosting()
  handle.notice({ type: 'hosting', hosting, refusal: { code: 'host-restarted' } })
  await settled()
  expect(useToasts().toasts.map(({ refusal }) => refusal.code)).toEqual(['host-restarted'])
  expect([useHosting().hosting, useHosting().refusal]).toEqual([hosting, null])
})
