import { readFileSync } from 'node:fs'
import { expect, test } from '../people.ts'
import { freePort } from '../support/port.ts'

test('closing the window while hosting asks first', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place', await freePort())
  await sara.joins(invite)
  await sara.isIn()

  await ali.closesWindow()
  await expect(ali.question).toHaveAccessibleName('Close Hearth and stop hosting?')
  await ali.presses('Keep hosting', ali.question)
  await sara.says('Still there?')
  await ali.sees('Still there?')

  await ali.closesWindow()
  // the app may be gone before its page can say that it was pressed
  await ali.presses('Stop and close', ali.question).catch(() => undefined)
  await ali.isGone()
  await sara.isTold(/The host stopped|nobody hosts/)
})

test('a window that nobody sees shows itself before it asks', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.hosts('Ali’s place')
  const seen = () => ali.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  await ali.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  expect(await seen()).toBe(false)
  await ali.closesWindow()
  await expect(ali.question).toHaveAccessibleName('Close Hearth and stop hosting?')
  await expect.poll(seen).toBe(true)
})

test('closing the window without hosting asks nothing, and says goodbye', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.closesWindow()
  await sara.isGone()
  await ali.reads('Sara left')
})

test('a signal ends the app without a question, and the others hear goodbye', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place', await freePort())
  await sara.joins(invite)
  await sara.isIn()
  ali.app.process().kill('SIGTERM')
  await ali.isGone()
  await sara.isTold(/The host stopped|nobody hosts/)
})

test('a second signal does not cut the goodbye short', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.hosts('Ali’s place')
  await ali.app.evaluate(({ app }) => void app.once('will-quit', () => process.kill(process.pid, 'SIGHUP')))
  ali.app.process().kill('SIGTERM')
  await ali.isGone()
  expect(readFileSync(ali.profileFile('logs/server.log'), 'utf8')).toMatch(/info {2}stopped\n$/)
})

test('a computer that shuts down waits for the goodbye', async ({ people }) => {
  const ali = await people.open('Ali')
  const waits = await ali.app.evaluate(({ app, powerMonitor }) => {
    // Playwright wants an answer before the app is gone
    app.quit = () => undefined
    let asked = false
    powerMonitor.emit('shutdown', { preventDefault: () => (asked = true) })
    return asked
  })
  expect(waits).toBe(true)
})
