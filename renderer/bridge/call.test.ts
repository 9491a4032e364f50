import { expect, test } from 'vitest'
import { fake } from './fake/open.ts'
import { scenes } from './fake/scenes/table.ts'
import { call } from './call.ts'
import { useBridge } from './hearth.ts'

function toy() {
  const { bridge, handle } = fake(scenes.welcome())
  useBridge(bridge)
  return handle
}

test('an answer that is a result is not wrapped twice', async () => {
  toy()
  expect(await call('chooseName', { name: 'Ali' })).toEqual({ ok: true, value: null })
  expect(await call('chooseName', { name: '' })).toEqual({ ok: false, error: { code: 'name-short' } })
  expect(await call('checkPort', { port: 6000 })).toEqual({ ok: true, value: { port: 6000, free: true, next: 6000 } })
})

test('a call that breaks never rejects: it is the refusal internal, and goes to the log', async () => {
  const handle = toy()
  handle.breakNext('checkPort')
  expect(await call('checkPort', { port: 6000 })).toEqual({ ok: false, error: { code: 'internal' } })
  await Promise.resolve()
  expect(handle.trace.reported).toEqual(['The call checkPort broke, as the script says.'])
})

test('a payload that the gate would turn away is turned away here too', async () => {
  toy()
  expect(await call('checkPort', { port: 70_000 })).toEqual({ ok: false, error: { code: 'internal' } })
})
