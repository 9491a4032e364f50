import { expect, test } from '../people.ts'

test('the menu leads to what the window offers too', async ({ people }) => {
  const ali = await people.open('Ali')
  for (const [label, title] of [
    ['Host Room…', 'Host room'],
    ['Join…', 'Join a host'],
    ['Settings…', 'Settings'],
  ] as const) {
    await ali.choosesFromMenu(label)
    await expect(ali.dialog).toHaveAccessibleName(title)
    await ali.page.keyboard.press('Escape')
    await expect(ali.dialog).toHaveCount(0)
  }
})

test('the menu and the settings open the folder of the logs, and no other', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openPath = (path) => Promise.resolve(opened.push(path) > 0 ? '' : 'never')
  })
  await ali.choosesFromMenu('Open Logs Folder')
  await ali.choosesFromMenu('Settings…')
  await ali.presses('Open the logs', ali.dialog)
  const opened = () => ali.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  await expect.poll(opened).toEqual([ali.profileFile('logs'), ali.profileFile('logs')])
})

test('a folder of the logs that no program opens is named, to be found by hand', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.app.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve('no application found')
  })
  await ali.choosesFromMenu('Settings…')
  await ali.presses('Open the logs', ali.dialog)
  await expect(ali.page.getByText(`No program of this computer opened ${ali.profileFile('logs')}.`)).toBeVisible()
})

test('the invite is copied as it is shown', async ({ people }) => {
  const ali = await people.open('Ali')
  const { invite } = await ali.hosts('Ali’s place')
  await ali.presses('You are hosting Ali’s place', ali.hostColumn)
  await ali.presses('Copy the invite link', ali.dialog)
  const copied = () => ali.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toBe(invite)
})

test('the menu speaks the language that is chosen, at once', async ({ people }) => {
  const ali = await people.open('Ali')
  const labels = () => ali.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(await labels()).toEqual(['File', 'Edit', 'View', 'Help'])
  await ali.choosesFromMenu('Settings…')
  await ali.dialog.getByRole('radio', { name: 'فارسی' }).click()
  await expect.poll(labels).toEqual(['پرونده', 'ویرایش', 'نما', 'راهنما'])
})
