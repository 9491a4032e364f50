import { expect, test, type HearthWindow } from './window.ts'

async function openLimits(hearth: HearthWindow): Promise<void> {
  await hearth.open('welcome')
  await hearth.choose(/^Host room/)
  await hearth.choose('Limits', hearth.dialog)
}

const field = (hearth: HearthWindow, name: string) => hearth.dialog.getByRole('textbox', { name, exact: true })

test('a limit is changed within its range, used, and remembered', async ({ hearth }) => {
  await openLimits(hearth)
  const messages = field(hearth, 'Messages of one person, at once')
  await expect(messages).toHaveValue('10')
  await expect(messages).toHaveAccessibleDescription('messages 1 to 1,000,000, usually 10')
  await messages.fill('50')
  await field(hearth, 'A slow reader is cut from').fill('2048')
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog).toContainText('You are hosting')
  expect(await hearth.calls('openHosting')).toMatchObject([
    { limits: { 'messages.burst': 50, 'sendQueue.hard': 2048 * 1024 } },
  ])
  await hearth.choose('Stop hosting', hearth.dialog)
  await hearth.choose(/^Host room/)
  await expect(messages).toHaveValue('50')
})

test('what is out of range says so, and nobody hosts with it', async ({ hearth }) => {
  await openLimits(hearth)
  const connections = field(hearth, 'Connections at once')
  await connections.fill('9')
  await expect(connections).toHaveAccessibleDescription('connections Use a whole number from 10 to 5,000.')
  await hearth.choose('Limits', hearth.dialog)
  await hearth.choose('Start hosting', hearth.dialog)
  // the fold opens again on what is wrong
  await expect(connections).toHaveAttribute('aria-invalid', 'true')
  expect(await hearth.calls('openHosting')).toEqual([])
})

test('a slow reader is to be held back before it is cut, and the form says what to do', async ({ hearth }) => {
  await openLimits(hearth)
  const soft = field(hearth, 'A slow reader is held back from')
  await soft.fill('1025')
  await expect(hearth.dialog).toContainText('Not more than “A slow reader is cut from”. Lower this, or raise that.')
  await soft.fill('1024')
  await expect(soft).not.toHaveAttribute('aria-invalid')
})

test('what is usual comes back, one by one or all together, by the keyboard alone', async ({ hearth, page }) => {
  await openLimits(hearth)
  const [rooms, connections] = [field(hearth, 'Rooms of this host'), field(hearth, 'Connections at once')]
  await rooms.fill('7')
  await page.keyboard.press('Tab')
  await expect(hearth.dialog.getByRole('button', { name: 'Rooms of this host: back to the usual 500' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rooms).toHaveValue('500')
  await expect(rooms).toBeFocused()
  await rooms.fill('8')
  await connections.fill('none')
  await hearth.choose('All as usual', hearth.dialog)
  await expect(rooms).toHaveValue('500')
  await expect(connections).toHaveValue('1000')
  await expect(hearth.dialog.getByRole('button', { name: 'All as usual' })).toBeDisabled()
})
