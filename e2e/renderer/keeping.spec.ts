import { expect, test } from './window.ts'

const damaged = { path: '/home/ali/.config/hearth/host', backup: '2026-11-23T18:30:00.000Z' }

test('a host whose disk is full is shown calmly, and what is written waits', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('event', 'cedar', { type: 'stalled', refusal: { code: 'disk-full' } })
  const banner = hearth.page.getByRole('status').filter({ hasText: 'The disk of the host is full.' })
  await expect(banner).toContainText('What you write waits here')
  await hearth.toy('hold', 'cedar')
  await hearth.say('I wait')
  await expect(hearth.message('I wait').getByRole('img', { name: 'Waiting to be sent' })).toBeVisible()
  await hearth.toy('event', 'cedar', { type: 'stalled', refusal: null })
  await expect(banner).toBeHidden()
})

test('a long way back to the host is told of', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('link', 'cedar', { type: 'connecting' })
  const banner = hearth.page.getByText('Connecting to Cedar House and catching up…')
  await expect(banner).toBeVisible()
  await hearth.toy('link', 'cedar', { type: 'online' })
  await expect(banner).toBeHidden()
})

test('a damaged history is told of, and its newest backup is used at a word', async ({ hearth }) => {
  await hearth.open('welcome')
  await hearth.page
    .getByRole('main')
    .getByRole('button', { name: /^Host room/ })
    .click()
  await hearth.toy('refuseNext', 'openHosting', 'history-damaged', damaged)
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog.getByRole('alert')).toContainText('is damaged. Nothing of it was changed.')
  await hearth.dialog.getByRole('button', { name: /^Use the backup of Monday,? 23 November/ }).click()
  await expect(hearth.dialog).toContainText('You are hosting')
  expect((await hearth.calls('openHosting')).at(-1)).toMatchObject({ damaged: 'use-backup' })
})

test('a damaged history without a backup is left behind only after one more question', async ({ hearth }) => {
  await hearth.open('welcome')
  await hearth.page
    .getByRole('main')
    .getByRole('button', { name: /^Host room/ })
    .click()
  await hearth.toy('refuseNext', 'openHosting', 'history-damaged', { ...damaged, backup: '' })
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog.getByRole('button', { name: /^Use the backup/ })).toBeHidden()
  await hearth.choose('Begin with an empty history', hearth.dialog)
  await hearth.choose('Cancel', hearth.question)
  expect(await hearth.calls('openHosting')).toHaveLength(1)
  await hearth.choose('Begin with an empty history', hearth.dialog)
  await hearth.choose('Begin empty', hearth.question)
  await expect(hearth.dialog).toContainText('You are hosting')
  expect((await hearth.calls('openHosting')).at(-1)).toMatchObject({ damaged: 'begin-empty' })
})

test('how long messages are kept is chosen under More, and remembered', async ({ hearth }) => {
  await hearth.open('welcome')
  await hearth.page
    .getByRole('main')
    .getByRole('button', { name: /^Host room/ })
    .click()
  await hearth.choose('More', hearth.dialog)
  await hearth.dialog.getByRole('radio', { name: 'Of some days' }).click()
  const days = hearth.dialog.getByRole('textbox', { name: 'For so many days' })
  await days.fill('0')
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog).toContainText('Use a whole number from 1 to 36,500.')
  await days.fill('7')
  await hearth.dialog.getByRole('radio', { name: 'What is said from then on' }).click()
  await hearth.choose('Start hosting', hearth.dialog)
  await expect(hearth.dialog).toContainText('You are hosting')
  const history = { retention: { type: 'days', days: 7 }, newcomers: 'read-since' }
  expect(await hearth.calls('openHosting')).toMatchObject([history])
})

test('a host that crashed and runs again says so in a corner', async ({ hearth }) => {
  await hearth.open('hosting')
  await hearth.toy('restartHost')
  await expect(hearth.page.getByText('The host stopped by an error, and was started again.')).toBeVisible()
  await hearth.choose('Dismiss')
  await expect(hearth.page.getByText('The host stopped by an error, and was started again.')).toBeHidden()
})

test('what is being written, and where, is told to the app', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.room(/^kitchen/).click()
  await hearth.type('half a sente')
  await expect.poll(() => hearth.calls('keepDraft')).toHaveLength(1)
  expect((await hearth.calls('keepPlace')).at(-1)).toEqual({ host: 'cedar', room: 'room-3', spot: null })
  expect((await hearth.calls('keepDraft')).at(-1)).toMatchObject({ room: 'room-3', text: 'half a sente' })
})
