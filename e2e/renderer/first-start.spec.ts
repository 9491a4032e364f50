import { expect, test } from './window.ts'

test('the first start asks for a name, and then offers the two ways in', async ({ hearth }) => {
  await hearth.open('first-start')
  const name = hearth.page.getByRole('textbox', { name: 'What should people call you?' })
  await expect(name).toBeFocused()
  await name.fill('Mina')
  await hearth.press('Enter')
  await expect(hearth.page.getByRole('heading', { name: 'Hello, Mina' })).toBeVisible()
  await expect(hearth.page.getByRole('button', { name: /^Host room/ })).toBeVisible()
  await expect(hearth.page.getByRole('button', { name: /^Join/ })).toBeVisible()
})

test('before there is a name, no shortcut and no menu opens a dialog that comes up after it', async ({ hearth }) => {
  await hearth.open('first-start')
  const name = hearth.page.getByRole('textbox', { name: 'What should people call you?' })
  await name.fill('Mina')
  await hearth.press('Control+k', 'Control+/', 'Control+,')
  await hearth.toy('notice', { type: 'command', name: 'settings' })
  await hearth.press('Enter')
  await expect(hearth.page.getByRole('heading', { name: 'Hello, Mina' })).toBeVisible()
  await expect(hearth.dialog).toHaveCount(0)
})

test('a name that will not do says why while it is typed', async ({ hearth }) => {
  await hearth.open('first-start')
  const name = hearth.page.getByRole('textbox', { name: 'What should people call you?' })
  await name.fill('Mina Sadr')
  await expect(hearth.page.getByText('That name has a character that names cannot have.')).toBeVisible()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await name.fill('MinaСадр')
  await expect(hearth.page.getByText('That name mixes alphabets.')).toBeVisible()
  await name.fill('Mina')
  await expect(name).not.toHaveAttribute('aria-invalid')
})

test('a single letter is too short only once the person is done', async ({ hearth }) => {
  await hearth.open('first-start')
  const short = hearth.page.getByText('That name is too short.')
  await hearth.page.getByRole('textbox').fill('M')
  await expect(short).toBeHidden()
  await hearth.press('Enter')
  await expect(short).toBeVisible()
})

test('a name that the app refuses is refused in its words', async ({ hearth }) => {
  await hearth.open('first-start')
  await hearth.toy('refuseNext', 'chooseName', 'folder-unwritable', { path: '/home/mina' })
  await hearth.page.getByRole('textbox').fill('Mina')
  await hearth.press('Enter')
  await expect(hearth.page.getByText('Hearth cannot write to /home/mina.')).toBeVisible()
})
