import { readFileSync } from 'node:fs'
import { expect, test } from '../people.ts'
import { freePort } from '../support/port.ts'

test('at the next start the known hosts come back by themselves', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.closesWindow()
  await sara.isGone()
  await sara.comesBack()
  await sara.isIn()
  await sara.says('Me again')
  await ali.sees('Me again')
})

test('who reads a part of what is new goes on from there at the next start', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.closesWindow()
  await sara.isGone()
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await ali.says(Array.from({ length: 40 }, (_, line) => `${number}, line ${line + 1}`).join('\n'))
  }
  await ali.knowsItIsSent('6, line 40')

  const unread = () => sara.calls('start', {}).then(({ hosts }) => Object.values(hosts[0]!.mirror.rooms)[0]!.unread)
  await sara.comesBack()
  await expect(sara.roomColumn.getByRole('button', { name: 'lobby 6 new messages' })).toBeVisible()
  await sara.looksAtTheWindow()
  await sara.conversation.hover()
  await expect
    .poll(async () => {
      await sara.page.mouse.wheel(0, 200)
      return unread()
    })
    .toBeLessThan(6)
  const left = await unread()
  expect(left).toBeGreaterThan(0)
  await sara.closesWindow()
  await sara.isGone()
  await sara.comesBack()
  await expect(sara.roomColumn.getByRole('button', { name: new RegExp(`^lobby ${left} new message`) })).toBeVisible()
  await expect(sara.conversation.getByRole('separator', { name: 'New' })).toBeInViewport()
})

test('hosting again at the next start: the same key, the same name, and others come back', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite, groups } = await ali.hosts('Ali’s place', await freePort())
  await sara.joins(invite)
  await sara.isIn()
  await ali.isKilled()
  await ali.comesBack()
  await ali.wantsToHost()
  await expect(ali.dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Ali’s place')
  await ali.presses('Start hosting', ali.dialog)
  expect((await ali.readsOut('Ali’s place')).groups).toEqual(groups)
  await sara.says('There you are')
  await ali.sees('There you are')
})

test('the limits that a host’s owner chose are kept by the host, and at the next start too', async ({ people }) => {
  const ali = await people.open('Ali')
  const rooms = () => ali.dialog.getByRole('textbox', { name: 'Rooms of this host' })
  await ali.wantsToHost()
  await ali.presses('Limits', ali.dialog)
  await rooms().fill('1')
  await ali.presses('Start hosting', ali.dialog)
  await ali.readsOut('Ali’s place')
  await ali.presses('Find or make a room', ali.roomColumn)
  await ali.dialog.getByRole('textbox', { name: 'Find or make a room' }).fill('kitchen')
  await ali.presses('Make the room “kitchen”', ali.dialog)
  await expect(ali.page.getByText('This host has as many rooms as it can hold.').first()).toBeVisible()
  await ali.isKilled()
  await ali.comesBack()
  await ali.wantsToHost()
  await expect(rooms()).toHaveValue('1')
})

test('name, theme, language and the window’s size are kept', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.calls('changeSettings', { theme: 'dark', language: 'fa' })
  await ali.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(700, 500))
  await ali.closesWindow()
  await ali.isGone()
  await ali.comesBack()
  await expect(ali.page.locator('html')).toHaveAttribute('dir', 'rtl')
  expect(await ali.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  await expect(ali.page.getByText('Ali').first()).toBeVisible()
  const [size] = await ali.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.getSize()),
  )
  expect(size).toEqual([700, 500])
  const labels = await ali.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(labels).toEqual(['پرونده', 'ویرایش', 'نما', 'راهنما'])
})

test('the logs say who came and what failed, and never what was said', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.says('A secret between us')
  await ali.sees('A secret between us')
  await expect.poll(() => readFileSync(ali.profileFile('logs/server.log'), 'utf8')).toContain('name=Sara')
  for (const log of [
    ali.profileFile('logs/server.log'),
    ali.profileFile('logs/client.log'),
    sara.profileFile('logs/client.log'),
  ]) {
    expect(readFileSync(log, 'utf8')).not.toContain('secret between')
  }
})
