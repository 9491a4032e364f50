import { expect, test, vi } from 'vitest'
import { createApp } from 'vue'
import { fake } from './fake/open.ts'
import { scenes } from './fake/scenes/table.ts'
import { useBridge } from './hearth.ts'
import { reportError, watchErrors } from './report.ts'

test('an error is cut to what the log takes, whatever was thrown', async () => {
  const { bridge, handle } = fake(scenes.welcome())
  useBridge(bridge)
  reportError(new Error('x'.repeat(9_000)))
  reportError('just a text\0')
  reportError(`x${'🔥'.repeat(1_000)}`)
  const cut = `x${'🔥'.repeat(999)}`
  await vi.waitFor(() => expect(handle.trace.reported).toEqual(['x'.repeat(2_000), 'just a text', cut]))
})

test('where even the report fails, the console has both errors', async () => {
  const { bridge, handle } = fake(scenes.welcome())
  useBridge(bridge)
  handle.breakNext('report')
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const first = new Error('first')
  reportError(first)
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith(first, expect.objectContaining({ name: 'Error' })))
  told.mockRestore()
})

test('errors that nobody caught are reported, and the person is told', async () => {
  const { bridge, handle } = fake(scenes.welcome())
  useBridge(bridge)
  const app = createApp({})
  const shown = vi.fn()
  watchErrors(app, shown)
  app.config.errorHandler?.(new Error('in a component'), null, '')
  window.dispatchEvent(new ErrorEvent('error', { error: new Error('in the page') }))
  await vi.waitFor(() => expect(handle.trace.reported).toEqual(['in a component', 'in the page']))
  expect(shown).toHaveBeenCalledTimes(2)
})
