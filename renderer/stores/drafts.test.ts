import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { useComposer } from './composer.ts'
import { useDrafts } from './drafts.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'
import { beginAgain, openWindow, settled } from './testing.ts'

test('each room of each host keeps its own draft', async () => {
  await openWindow()
  const drafts = useDrafts()
  drafts.text = 'for the trip'
  useRooms().step(1)
  expect(drafts.text).toBe('')
  useHosts().select('mina')
  drafts.text = 'برای مینا'
  useHosts().select('cedar')
  useRooms().step(-1)
  expect(drafts.text).toBe('for the trip')
})

test('a held draft is dropped where it was typed, unless it was changed since', async () => {
  await openWindow()
  const drafts = useDrafts()
  drafts.text = 'first'
  const held = drafts.hold()
  useRooms().step(1)
  drafts.text = 'second'
  held.drop()
  expect(drafts.text).toBe('second')
  useRooms().step(-1)
  expect(drafts.text).toBe('')
  drafts.text = 'third'
  const other = drafts.hold()
  drafts.text = 'third, and more'
  other.drop()
  expect(drafts.text).toBe('third, and more')
})

test('the app is told of a draft a moment later, once for all that was typed, and of its end', async () => {
  const handle = await openWindow()
  const drafts = useDrafts()
  for (const typed of ['h', 'he', 'hey']) drafts.text = typed
  await settled()
  drafts.text = ''
  await settled()
  const told = handle.calls.flatMap(({ name, payload }) => (name === 'keepDraft' ? [payload] : []))
  expect(told).toEqual(['hey', ''].map((text) => ({ host: 'cedar', room: 'room-1', text })))
})

test('of a draft that is longer than the app takes, its beginning is kept, and no error is met', async () => {
  const handle = await openWindow()
  useDrafts().text = '🔥'.repeat(65_536)
  await settled()
  useDrafts().text = `x${'🔥'.repeat(65_536)}`
  await settled()
  const told = handle.calls.flatMap(({ name, payload }) => (name === 'keepDraft' ? [payload] : []))
  expect(told).toMatchObject([{ text: '🔥'.repeat(65_536) }, { text: `x${'🔥'.repeat(32_767)}` }])
  expect(useDrafts().text).toHaveLength(131_073)
  expect(handle.trace.reported).toEqual([])
})

test('the app forgets a draft as soon as its message is kept: a crash then brings back one of them', async () => {
  const handle = await openWindow()
  useDrafts().text = 'See you!'
  await useComposer().submit()
  expect(handle.calls.map(({ name }) => name).slice(-2)).toEqual(['post', 'keepDraft'])
  expect(handle.calls.at(-1)).toMatchObject({ payload: { text: '' } })
})

test('who leaves a room, or the window, in the middle of a word loses nothing of it', async () => {
  const handle = await openWindow()
  useDrafts().text = 'for the tr'
  useRooms().step(1)
  await nextTick()
  expect(handle.calls.at(-2)).toMatchObject({ name: 'keepDraft', payload: { text: 'for the tr' } })
  useDrafts().text = 'and he'
  window.dispatchEvent(new Event('pagehide'))
  await nextTick()
  expect(handle.calls.at(-1)).toMatchObject({ name: 'keepDraft', payload: { text: 'and he' } })
})

test('a window that begins again has drafts and place', async () => {
  const handle = await openWindow()
  useHosts().select('mina')
  useDrafts().text = 'نیمه‌کاره'
  await settled()
  await beginAgain()
  expect(useHosts().openId).toBe('mina')
  expect(useDrafts().text).toBe('نیمه‌کاره')
  useHosts().select('cedar')
  useRooms().select('room-3')
  await settled()
  handle.link('cedar', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  await beginAgain()
  expect([useHosts().openId, useRooms().openId]).toEqual(['cedar', 'room-3'])
})

test('a place on a host that was forgotten is no place', async () => {
  const handle = await openWindow()
  useHosts().select('mina')
  await settled()
  await useHosts().forget('mina')
  await settled()
  expect(handle.calls.at(-1)).toMatchObject({ name: 'keepPlace', payload: { host: 'cedar' } })
  await beginAgain()
  expect(useHosts().openId).toBe('cedar')
})
