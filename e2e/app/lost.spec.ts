import { readFile } from 'node:fs/promises'
import { expect, test } from '../people.ts'
import {
  breakDrawing,
  crashPage,
  draftOfPage,
  exhaustHostThread,
  hangPage,
  killHostThread,
  spotOfPage,
  textOfPage,
} from '../support/harm.ts'
import { freePort } from '../support/port.ts'

test('an app that is killed is seen to be lost by the others', async ({ people }) => {
  const [ali, sara, reza] = await Promise.all([people.open('Ali'), people.open('Sara'), people.open('Reza')])
  const { invite } = await ali.hosts('Ali’s place')
  await Promise.all([sara.joins(invite), reza.joins(invite)])
  await Promise.all([sara.isIn(), reza.isIn()])
  await Promise.all([ali.reads('Sara joined the room'), reza.seesPerson('Sara')])

  await sara.isKilled()
  await Promise.all([ali.reads('Sara lost the connection'), reza.reads('Sara lost the connection')])
  await expect(ali.peopleColumn.getByRole('button', { name: /offline/i })).toBeVisible()

  await sara.comesBack()
  await sara.isIn()
  await sara.says('Back again')
  await Promise.all([ali.sees('Back again'), reza.sees('Back again')])
})

test('when hosting stops the others see it, and what they type meanwhile arrives once, in order', async ({
  people,
}) => {
  const [ali, sara, reza] = await Promise.all([people.open('Ali'), people.open('Sara'), people.open('Reza')])
  const port = await freePort()
  const { invite, groups } = await ali.hosts('Ali’s place', port)
  await Promise.all([sara.joins(invite), reza.joins(invite)])
  await Promise.all([sara.isIn(), reza.isIn()])
  await sara.says('Before')
  await Promise.all([ali.sees('Before'), reza.sees('Before')])

  await ali.stopsHosting('Ali’s place', true)
  await Promise.all([sara.isTold(/The host stopped|nobody hosts/), reza.isTold(/The host stopped|nobody hosts/)])
  for (const text of ['While away, one', 'While away, two', 'While away, three']) await sara.says(text)
  await sara.waitsToSend('While away, three')

  const again = await ali.hosts('Ali’s place')
  expect(again.groups).toEqual(groups)
  expect(again.address).toBe(`127.0.0.1:${port}`)
  const all = ['While away, one', 'While away, two', 'While away, three']
  await Promise.all([ali.seesInOrder(...all), reza.seesInOrder(...all), sara.seesInOrder(...all)])
  await sara.knowsItIsSent('While away, three')
  await reza.says('Good to be back')
  await Promise.all([ali.sees('Good to be back'), sara.sees('Good to be back')])
})

test('what was typed and not sent outlives the app that it was typed in', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place', await freePort())
  await sara.joins(invite)
  await sara.isIn()
  await ali.stopsHosting('Ali’s place', true)
  await sara.isTold(/The host stopped|nobody hosts/)
  await sara.says('Kept on disk')
  await sara.waitsToSend('Kept on disk')
  await sara.isKilled()

  await ali.hosts('Ali’s place')
  await sara.comesBack()
  await ali.sees('Kept on disk')
})

test('a page that crashes comes back, and hosting goes on meanwhile', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.says('Before the crash')
  await ali.sees('Before the crash')

  await crashPage(ali)
  await expect.poll(() => textOfPage(ali)).toContain('Before the crash')
  await sara.says('After the crash')
  await expect.poll(() => textOfPage(ali)).toContain('After the crash')
  await sara.doesNotSee('Ali lost the connection')
})

test('a page that hangs comes back too, and the app can be closed again', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.hosts('Ali’s place')
  await ali.says('Before it hung')
  await ali.knowsItIsSent('Before it hung')
  await hangPage(ali)
  await expect.poll(() => textOfPage(ali)).toContain('Before it hung')
  await ali.closesWindow()
  await expect.poll(() => textOfPage(ali)).toContain('Close Hearth and stop hosting?')
})

test('a page that crashes comes back where it was, with what was being written there', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.hosts('Ali’s place')
  await ali.entersRoom('kitchen')
  await ali.composer.fill('Half a sente')
  // a draft is kept a moment after it was typed
  await expect
    .poll(() => ali.calls('start', {}).then(({ drafts }) => drafts.map(({ text }) => text)))
    .toEqual(['Half a sente'])
  await crashPage(ali)
  await expect.poll(() => draftOfPage(ali)).toBe('Half a sente')
  expect(await textOfPage(ali)).toContain('kitchen')
})

test('a page that crashes comes back to the line that its reader was at', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.hosts('Ali’s place')
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await ali.says(Array.from({ length: 40 }, (_, line) => `${number}, line ${line + 1}`).join('\n'))
  }
  await ali.knowsItIsSent('6, line 40')
  const spot = () => ali.calls('start', {}).then(({ place }) => place?.spot)
  await ali.conversation.hover()
  await ali.page.mouse.wheel(0, -2_345)
  await expect.poll(spot).toMatchObject({ seq: expect.any(Number) })
  const before = await spotOfPage(ali)
  expect(before).not.toBeNull()
  await crashPage(ali)
  await expect.poll(() => spotOfPage(ali)).toBe(before)
})

test('a window that could not be drawn begins again at a press, hears on, and asks before it closes', async ({
  people,
}) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await breakDrawing(ali)
  await sara.says('What cannot be drawn')
  await ali.presses('Begin again')
  await ali.sees('What cannot be drawn')
  await sara.says('What comes after it')
  await ali.sees('What comes after it')
  await ali.closesWindow()
  await expect(ali.question).toHaveAccessibleName('Close Hearth and stop hosting?')
})

test('a host whose thread dies is started again where it was, and nothing that was sent is missing', async ({
  people,
}) => {
  const [ali, sara, reza] = await Promise.all([people.open('Ali'), people.open('Sara'), people.open('Reza')])
  const { invite, address } = await ali.hosts('Ali’s place', await freePort())
  await sara.joins(invite)
  await sara.isIn()
  await sara.says('Before the fault')
  await ali.sees('Before the fault')

  await killHostThread(ali)
  await ali.isWarned('The host stopped by an error, and was started again.')
  await ali.says('From the host')
  await sara.says('From the guest')
  await Promise.all([ali.sees('From the guest'), sara.sees('From the host')])
  await exhaustHostThread(ali)
  await sara.says('While the memory runs out')
  await ali.sees('While the memory runs out')
  await sara.knowsItIsSent('While the memory runs out')
  expect(await readFile(ali.profileFile('logs/client.log'), 'utf8')).toContain('heap out of memory')
  await ali.presses('You are hosting Ali’s place', ali.hostColumn)
  expect((await ali.readsOut('Ali’s place')).address).toBe(address)

  await reza.joins(invite)
  await reza.isIn()
  const all = ['Before the fault', 'From the host', 'From the guest', 'While the memory runs out']
  await Promise.all([reza, sara, ali].map((somebody) => somebody.seesAll(...all)))
})

test('a host whose thread dies again and again ends, says so, and can be opened again', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.hosts('Ali’s place', await freePort())
  for (const text of ['One', 'Two', 'Three']) {
    await killHostThread(ali)
    await ali.says(text)
    await ali.knowsItIsSent(text)
  }
  await killHostThread(ali)
  await ali.isWarned('The host stopped by an error. Start it again.')
  await ali.hosts('Ali’s place')
  await ali.says('On we go')
  await ali.knowsItIsSent('On we go')
})

test('an app whose terminal is gone goes on, and so does its log', async ({ people }) => {
  const ali = await people.open('Ali')
  ali.app.process().stderr?.destroy()
  await ali.calls('report', { message: 'the first that nobody reads' })
  await ali.calls('report', { message: 'the second that nobody reads' })
  await ali.hosts('Ali’s place')
  await ali.says('Still here')
  await ali.knowsItIsSent('Still here')
  const log = await readFile(ali.profileFile('logs/client.log'), 'utf8')
  expect(log).toContain('the second that nobody reads')
  expect(log).not.toContain('a fault ended the app')
})
