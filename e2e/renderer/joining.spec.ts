import { expect, test, type HearthWindow } from './window.ts'

async function askToJoin(hearth: HearthWindow, address: string): Promise<void> {
  await hearth.choose(/^Join/)
  await hearth.dialog.getByRole('textbox', { name: 'Invite link or address' }).fill(address)
  await hearth.press('Enter')
}

test('an address shows the key and asks, with the focus on the careful answer', async ({ hearth }) => {
  await hearth.open('welcome')
  await askToJoin(hearth, '192.168.1.77')
  await expect(hearth.dialog).toHaveAccessibleName('Is this the right host?')
  await expect(hearth.dialog.getByRole('list', { name: 'As digits' }).getByRole('listitem')).toHaveCount(8)
  await expect(hearth.dialog.getByRole('button', { name: 'It differs' })).toBeFocused()
})

test.describe('a low window', () => {
  test.use({ viewport: { width: 480, height: 400 } })

  test('shows the key first, and both answers with it; a line parts the header from what went under it', async ({
    hearth,
  }) => {
    await hearth.open('welcome')
    await askToJoin(hearth, '192.168.1.77')
    await expect(hearth.dialog.getByRole('button', { name: 'It differs' })).toBeFocused()
    await expect(hearth.dialog.getByRole('list', { name: 'As digits' }).getByRole('listitem').first()).toBeInViewport()
    for (const answer of ['It differs', 'It is the same'])
      await expect(hearth.dialog.getByRole('button', { name: answer })).toBeInViewport({ ratio: 1 })
    const header = hearth.dialog.locator('header')
    await expect(header).toHaveCSS('border-bottom-color', 'rgba(0, 0, 0, 0)')
    await hearth.dialog.getByRole('group').hover()
    await hearth.page.mouse.wheel(0, 200)
    await expect(header).not.toHaveCSS('border-bottom-color', 'rgba(0, 0, 0, 0)')
  })
})

test('a trusted key leads into the room', async ({ hearth }) => {
  await hearth.open('welcome')
  await askToJoin(hearth, '192.168.1.77')
  await hearth.choose('It is the same', hearth.dialog)
  await expect(hearth.composer).toBeVisible()
  await expect(hearth.dialog).toBeHidden()
})

test('a key that differs is not trusted, and the way back is open', async ({ hearth }) => {
  await hearth.open('welcome')
  await askToJoin(hearth, '192.168.1.77')
  await hearth.choose('It differs', hearth.dialog)
  await expect(hearth.dialog.getByRole('alert')).toContainText('You did not trust this key.')
  expect(await hearth.calls('answerTrust')).toMatchObject([{ trust: false }])
})

test('closing the question is the careful answer to it', async ({ hearth }) => {
  await hearth.open('welcome')
  await askToJoin(hearth, '192.168.1.77')
  await expect(hearth.dialog).toHaveAccessibleName('Is this the right host?')
  await hearth.press('Escape')
  await expect(hearth.dialog).toBeHidden()
  expect(await hearth.calls('answerTrust')).toMatchObject([{ trust: false }])
})

test('a refusal says what happened and what to do, and goes once the address, which stays, is mended', async ({
  hearth,
}) => {
  await hearth.open('welcome')
  await hearth.toy('refuseNext', 'join', 'connection-refused')
  await askToJoin(hearth, '192.168.1.9')
  const alert = hearth.dialog.getByRole('alert')
  await expect(alert).toContainText('That computer is there, but nobody hosts on that port.')
  await expect(alert).toContainText('Ask whether the room is open, and check the port.')
  await expect(hearth.dialog.getByRole('textbox')).toHaveValue('192.168.1.9')
  await hearth.dialog.getByRole('textbox').fill('192.168.1.90')
  await expect(alert).toBeHidden()
})

test('a changed key is refused, and nothing in the dialog leads around it', async ({ hearth }) => {
  await hearth.open('welcome')
  await hearth.toy('refuseNext', 'join', 'key-changed')
  await askToJoin(hearth, '192.168.1.9')
  await expect(hearth.dialog.getByRole('alert')).toContainText('This host shows another key than before.')
  const buttons = hearth.dialog.getByRole('button')
  await expect(buttons).toHaveText(['', 'Try another address', 'Close'])
})

test('an opened invite fills the dialog in and joins nothing by itself', async ({ hearth }) => {
  await hearth.open('chat')
  const invite = `hearth://join?key=${'a'.repeat(43)}&at=192.168.1.30&name=Sara`
  await hearth.toy('notice', { type: 'invited', address: invite })
  await expect(hearth.dialog.getByRole('textbox')).toHaveValue(invite)
  await expect(hearth.dialog.getByText('Invite to Sara')).toBeVisible()
  expect(await hearth.calls('join')).toEqual([])
})

test('a certificate file is chosen where the host has one of its own', async ({ hearth }) => {
  await hearth.open('welcome')
  await hearth.choose(/^Join/)
  await hearth.choose('This host has a certificate of its own', hearth.dialog)
  await hearth.choose('Trust a certificate file', hearth.dialog)
  await expect(hearth.dialog.getByText(/^Trusting /)).toBeVisible()
  await hearth.dialog.getByRole('textbox').fill('chat.example:5050')
  await hearth.press('Enter')
  await expect.poll(() => hearth.calls('join')).toEqual([{ address: 'chat.example:5050', authority: true }])
})
