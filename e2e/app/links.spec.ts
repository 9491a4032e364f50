import { expect, test } from '../people.ts'
import { startAgain } from '../support/app.ts'
import { ComingBack } from '../support/coming-back.ts'

test('an invite link that is opened fills in the dialog of the app that runs, and joins nothing', async ({
  people,
}) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await startAgain({ ...sara.wish, link: invite })
  await expect(sara.dialog.getByRole('textbox', { name: 'Invite link or address' })).toHaveValue(invite)
  await expect(sara.dialog.getByText('Invite to Ali’s place')).toBeVisible()
  await expect(ali.peopleColumn.getByRole('button', { name: /Sara/ })).toHaveCount(0)

  await sara.page.keyboard.press('Enter')
  await sara.isIn()
  await ali.reads('Sara joined the room')
})

test('an app that is started by a link shows it once its window is there', async ({ people }) => {
  const ali = await people.open('Ali')
  const { invite } = await ali.hosts('Ali’s place')
  const sara = await people.open('Sara')
  await sara.closesWindow()
  await sara.isGone()
  const again = await people.start('Sara', { ...sara.wish, link: invite })
  await expect(again.dialog.getByRole('textbox', { name: 'Invite link or address' })).toHaveValue(invite)
})

test('an app that is started while it says goodbye comes back when that is said, and shows the link', async ({
  people,
}) => {
  const ali = await people.open('Ali')
  const { invite } = await ali.hosts('Ali’s place')
  const sara = await people.open('Sara', { switches: ComingBack.switches })
  const comingBack = new ComingBack(sara.wish.profile)
  await sara.leavesSlowly()
  await startAgain({ ...sara.wish, switches: [], link: invite })
  await sara.isGone()
  try {
    const page = await comingBack.page()
    await expect(page.getByRole('textbox', { name: 'Invite link or address' })).toHaveValue(invite)
  } finally {
    await comingBack.end()
  }
})

test('a second start without a link opens no second window', async ({ people }) => {
  const sara = await people.open('Sara')
  await startAgain(sara.wish)
  expect(await sara.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('damaged links that come one after the other are told of once, until that was read', async ({ people }) => {
  const sara = await people.open('Sara')
  const links = ['hearth://join?key=short', 'hearth://join?key=shorter', 'hearth://join?key=shortest']
  const said = sara.app.evaluate(
    ({ app, dialog }, last) =>
      new Promise<number>((resolve) => {
        let boxes = 0
        dialog.showMessageBox = () => new Promise(() => boxes++)
        app.on('second-instance', (_event, _argv, _folder, data) => {
          if ((data as { link: string }).link === last) resolve(boxes)
        })
      }),
    links.at(-1),
  )
  for (const link of links) await startAgain({ ...sara.wish, link })
  expect(await said).toBe(1)
})

test('a damaged link is told of, and reaches no dialog', async ({ people }) => {
  const sara = await people.open('Sara')
  const said = sara.app.evaluate(
    ({ dialog }) =>
      new Promise<string>((resolve) => {
        dialog.showMessageBox = (...given: unknown[]) => {
          resolve((given.at(-1) as { message: string }).message)
          return Promise.resolve({ response: 0, checkboxChecked: false })
        }
      }),
  )
  await startAgain({ ...sara.wish, link: 'hearth://join?key=short&run=calc' })
  expect(await said).toBe('That invite link is damaged.')
  await expect(sara.dialog).toHaveCount(0)
})
