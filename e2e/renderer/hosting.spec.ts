import { expect, test, type HearthWindow } from './window.ts'

async function openHostDialog(hearth: HearthWindow): Promise<void> {
  await hearth.open('welcome')
  await hearth.choose(/^Host room/)
  await expect(hearth.dialog).toHaveAccessibleName('Host room')
}

const port = (hearth: HearthWindow) => hearth.dialog.getByRole('textbox', { name: 'Port' })

test('the host dialog begins with a name and the usual port, and nobody without a key', async ({ hearth }) => {
  await openHostDialog(hearth)
  await expect(hearth.dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Ali’s place')
  await expect(hearth.dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expect(port(hearth)).toHaveValue('5050')
  await expect(hearth.dialog.getByRole('switch', { name: 'Let plain-text clients in' })).not.toBeChecked()
})

test('a typed port that is taken says so, and one press takes the next free one', async ({ hearth }) => {
  await openHostDialog(hearth)
  await hearth.toy('takePort', 6000)
  await port(hearth).fill('6000')
  await expect(hearth.dialog.getByText('Port 6000 is in use.')).toBeVisible()
  await hearth.choose('Use 6001', hearth.dialog)
  await expect(port(hearth)).toHaveValue('6001')
  await expect(hearth.dialog.getByText('Port 6001 is free.')).toBeVisible()
})

test('what is no port cannot be started with', async ({ hearth }) => {
  await openHostDialog(hearth)
  await port(hearth).fill('70000')
  await expect(hearth.dialog.getByText('Use a number from 1 to 65535.')).toBeVisible()
  await hearth.choose('Start hosting', hearth.dialog)
  expect(await hearth.calls('openHosting')).toEqual([])
})

test('however often the start is pressed, hosting begins once, and the button keeps its name', async ({ hearth }) => {
  await openHostDialog(hearth)
  await hearth.toy('delay', 'openHosting')
  const start = hearth.dialog.getByRole('button', { name: 'Start hosting' })
  await start.click()
  await expect(start).toHaveAttribute('aria-busy', 'true')
  await start.click({ force: true })
  await hearth.dialog.getByRole('textbox', { name: 'Name' }).focus()
  await hearth.press('Enter')
  expect(await hearth.calls('openHosting')).toHaveLength(1)
})

test('starting shows how others come in, and the room is open behind it', async ({ hearth }) => {
  await openHostDialog(hearth)
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog).toHaveAccessibleName('You are hosting Ali’s place')
  await expect(hearth.dialog.getByText(/^hearth:\/\/join/)).toBeVisible()
  await expect(hearth.dialog.getByRole('list', { name: 'As digits' }).getByRole('listitem')).toHaveCount(8)
  await hearth.choose('Go to the room', hearth.dialog)
  await expect(hearth.composer).toBeVisible()
})

test('a host that cannot start says why in the dialog', async ({ hearth }) => {
  await openHostDialog(hearth)
  await hearth.toy('refuseNext', 'openHosting', 'port-forbidden', { port: 80 })
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog.getByRole('alert')).toContainText('Port 80 is not open to this account.')
})

test('the invite is copied, and the button says so', async ({ hearth }) => {
  await hearth.open('hosting')
  await hearth.choose('You are hosting Ali’s place', hearth.hosts)
  await hearth.choose('Copy the invite link', hearth.dialog)
  await expect(hearth.dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  const [copied] = await hearth.calls('copy')
  expect(JSON.stringify(copied)).toContain('hearth://join?key=')
})

test('virtual addresses come last', async ({ hearth }) => {
  await hearth.open('hosting')
  await hearth.choose('You are hosting Ali’s place', hearth.hosts)
  const addresses = hearth.dialog.getByRole('listitem').filter({ has: hearth.page.getByRole('button') })
  await expect(addresses.last()).toContainText('virtual')
  await expect(addresses.first()).not.toContainText('virtual')
})

test('stopping asks while others are here, and staying changes nothing', async ({ hearth }) => {
  await hearth.open('hosting')
  await hearth.choose('You are hosting Ali’s place', hearth.hosts)
  await hearth.choose('Stop hosting', hearth.dialog)
  await expect(hearth.question).toHaveAccessibleName('Stop hosting Ali’s place?')
  await hearth.choose('Keep hosting', hearth.question)
  expect(await hearth.calls('closeHosting')).toEqual([])
})

test('stopping alone asks nothing', async ({ hearth }) => {
  await hearth.open('empty')
  await hearth.choose('You are hosting Ali’s place', hearth.hosts)
  await hearth.choose('Stop hosting', hearth.dialog)
  await expect(hearth.hosts.getByRole('button', { name: 'Host room' })).toBeVisible()
  expect(await hearth.calls('closeHosting')).toHaveLength(1)
})

test('a host that runs here is stopped by its menu, and can be neither left nor forgotten', async ({ hearth }) => {
  await hearth.open('empty')
  await hearth.choose(/^Ali’s place/, hearth.rooms)
  await expect(hearth.page.getByRole('menuitem')).toHaveText(['Invite people', 'Stop hosting'])
  await hearth.page.getByRole('menuitem', { name: 'Stop hosting' }).click()
  await expect.poll(() => hearth.calls('closeHosting')).toHaveLength(1)
  await hearth.choose(/^Ali’s place/, hearth.rooms)
  await expect(hearth.page.getByRole('menuitem')).toHaveText(['Host again', 'Forget this host'])
})

test('stopping by the menu asks while others are here', async ({ hearth }) => {
  await hearth.open('hosting')
  await hearth.choose(/^Ali’s place/, hearth.rooms)
  await hearth.page.getByRole('menuitem', { name: 'Stop hosting' }).click()
  await expect(hearth.question).toHaveAccessibleName('Stop hosting Ali’s place?')
})

test('the settings forget no host that runs here, and say why', async ({ hearth }) => {
  await hearth.open('hosting')
  await hearth.press('Control+,')
  const [own, other] = [/^Ali’s place/, /^Cedar House/].map((name) =>
    hearth.dialog.getByRole('listitem').filter({ has: hearth.page.getByText(name) }),
  )
  await expect(own!.getByText('Stop that first to forget it.')).toBeVisible()
  await expect(own!.getByRole('button')).toHaveCount(0)
  await expect(other!.getByRole('button')).toHaveCount(1)
})

test('a host that runs and is in no list can still be stopped from the first screen', async ({ hearth }) => {
  await hearth.open('empty')
  await hearth.toy('notice', { type: 'forgotten', host: 'own' })
  await hearth.choose(/^You are hosting Ali’s place/, hearth.page.getByRole('main'))
  await hearth.choose('Stop hosting', hearth.dialog)
  await expect.poll(() => hearth.calls('closeHosting')).toHaveLength(1)
})

test('an own host that is not hosted any more says so, and is hosted again from there', async ({ hearth }) => {
  await hearth.open('empty')
  await hearth.choose('You are hosting Ali’s place', hearth.hosts)
  await hearth.choose('Stop hosting', hearth.dialog)
  const strip = hearth.page.getByRole('status').filter({ hasText: 'You are not hosting Ali’s place now.' })
  await expect(strip).toContainText('Nobody can reach it.')
  await expect(hearth.page.getByText('sent in order once you host again')).toBeVisible()
  await expect(hearth.hosts.getByRole('button', { name: 'Ali’s place, Not hosted now' })).toBeVisible()
  await expect(hearth.page.getByText('You left')).toHaveCount(0)
  await hearth.choose('Host again', strip)
  await hearth.choose('Start hosting', hearth.dialog)
  await hearth.choose('Go to the room', hearth.dialog)
  await expect(strip).toBeHidden()
})

test('closing the window while hosting asks first, with the focus on staying', async ({ hearth }) => {
  await hearth.open('hosting')
  await hearth.toy('notice', { type: 'closing' })
  await expect(hearth.question.getByRole('button', { name: 'Keep hosting' })).toBeFocused()
  await hearth.press('Escape')
  expect(await hearth.calls('close')).toEqual([{ sure: false }])
  await hearth.toy('notice', { type: 'closing' })
  await hearth.choose('Stop and close', hearth.question)
  expect(await hearth.calls('close')).toEqual([{ sure: false }, { sure: true }])
})

for (const [code, facts] of [
  ['port-forbidden', { port: 80 }],
  ['history-damaged', { path: '/data', backup: '' }],
] as const) {
  test(`why hosting did not begin is seen below a long form, with room to the buttons: ${code}`, async ({ hearth }) => {
    await openHostDialog(hearth)
    await hearth.choose('Limits', hearth.dialog)
    await hearth.toy('refuseNext', 'openHosting', code, facts)
    await hearth.choose('Start hosting', hearth.dialog)
    const [alert, foot] = [hearth.dialog.getByRole('alert'), hearth.dialog.locator('footer')]
    await expect(alert).toBeInViewport({ ratio: 1 })
    const gap = async () =>
      (await foot.boundingBox())!.y - (await alert.boundingBox())!.y - (await alert.boundingBox())!.height
    expect(await gap()).toBeGreaterThanOrEqual(16)
  })
}

test('a damaged history leaves no button that would only ask again', async ({ hearth }) => {
  await openHostDialog(hearth)
  await hearth.toy('refuseNext', 'openHosting', 'history-damaged', {
    path: '/data',
    backup: '2026-11-23T18:30:00.000Z',
  })
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog.getByRole('alert')).toBeVisible()
  await expect(hearth.dialog.getByRole('button', { name: 'Start hosting' })).toBeHidden()
  await hearth.choose(/^Use the backup of /, hearth.dialog)
  await expect(hearth.dialog).toHaveAccessibleName('You are hosting Ali’s place')
})

test('hosting that takes long says what is done meanwhile, and can be cancelled', async ({ hearth }) => {
  await openHostDialog(hearth)
  await hearth.toy('delay', 'openHosting')
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog.getByText('A long history is checked first…')).toBeVisible()
  await hearth.choose('Cancel', hearth.dialog)
  await expect(hearth.dialog).toBeHidden()
  expect(await hearth.calls('closeHosting')).toHaveLength(1)
})

test('hosting that was cancelled is not complained of, and can be begun again', async ({ hearth }) => {
  await openHostDialog(hearth)
  await hearth.toy('delay', 'openHosting')
  await hearth.toy('refuseNext', 'openHosting', 'hosting-cancelled')
  await hearth.choose('Start hosting', hearth.dialog)
  await hearth.press('Escape')
  await expect(hearth.dialog).toBeHidden()
  await hearth.toy('answer', 'openHosting')
  await hearth.choose(/^Host room/)
  await expect(hearth.dialog.getByRole('alert')).toBeHidden()
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog).toHaveAccessibleName('You are hosting Ali’s place')
})

test.describe('in Persian', () => {
  test.use({ locale: 'fa-IR' })

  test('numbers are taken in Persian digits', async ({ hearth, page }) => {
    await hearth.open('welcome')
    await page.getByRole('main').getByRole('button').first().click()
    await hearth.dialog.getByRole('textbox', { name: 'درگاه' }).fill('۶۰۰۰')
    await hearth.choose('بیشتر', hearth.dialog)
    await hearth.dialog.getByRole('radio', { name: 'چند روز اخیر' }).click()
    await hearth.dialog.getByRole('textbox', { name: 'چند روز' }).fill('۷')
    await hearth.press('Enter')
    await expect.poll(() => hearth.calls('openHosting')).toMatchObject([{ port: 6000, retention: { days: 7 } }])
  })
})
