import { expect, test } from '../people.ts'
import { freePort } from '../support/port.ts'

test('somebody hosts, another compares the fingerprint and joins by the address, and they talk', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { address, groups } = await ali.hosts('Ali’s place')
  expect(groups).toHaveLength(8)

  await sara.joins(address)
  await sara.trusts(groups)
  await ali.reads('Sara joined the room')

  await sara.says('Hello, Ali')
  await ali.sees('Hello, Ali')
  await sara.knowsItIsSent('Hello, Ali')
  await ali.says('سلام سارا')
  await sara.sees('سلام سارا')
})

test('a fingerprint that differs is not trusted, and nobody is let in', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { address } = await ali.hosts('Ali’s place')
  await sara.joins(address)
  await sara.presses('It differs', sara.dialog)
  await expect(sara.dialog.getByRole('alert')).toContainText('You did not trust this key.')
  await ali.says('Nobody is here')
  await ali.knowsItIsSent('Nobody is here')
  await expect(ali.peopleColumn.getByRole('button', { name: /Sara/ })).toHaveCount(0)
})

test('an invite needs no question, and a known host none any more', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { address, invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.says('By the invite')
  await ali.sees('By the invite')

  await sara.leavesHost('Ali’s place')
  await ali.reads('Sara left')
  await sara.joins(address)
  await sara.isIn()
  await sara.says('And by the address')
  await ali.sees('And by the address')
})

test('hosting that is cancelled while it begins leaves nothing behind, and can be begun again', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  await ali.wantsToHost()
  await ali.presses('Start hosting', ali.dialog)
  await ali.presses('Cancel', ali.dialog)
  await expect(ali.dialog).toBeHidden()
  const { address, groups } = await ali.hosts('Ali’s place', await freePort())
  await sara.joins(address)
  await sara.trusts(groups)
  await sara.says('Hello, Ali')
  await ali.sees('Hello, Ali')
})

test('who comes under a name that somebody has chooses another one there, and is in', async ({ people }) => {
  const [ali, other] = await Promise.all([people.open('Ali'), people.open('Ali')])
  const { invite } = await ali.hosts('Ali’s place')
  await other.joins(invite)
  const strip = other.page.getByRole('status').filter({ hasText: 'Somebody else has that name on this host.' })
  await strip.getByRole('textbox', { name: 'Your name' }).fill('Omid')
  await other.presses('Take this name', strip)
  await other.isIn()
  await ali.reads('Omid joined the room')
})

test('an address without a host says what happened and what to do', async ({ people }) => {
  const sara = await people.open('Sara')
  await sara.joins(`127.0.0.1:${await freePort()}`)
  const alert = sara.dialog.getByRole('alert')
  await expect(alert).toContainText('That computer is there, but nobody hosts on that port.')
  await expect(alert).toContainText('Ask whether the room is open, and check the port.')
})

test('somebody is on two hosts at once, and each keeps to itself', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.hosts('Sara’s place')
  await sara.says('Only at my own place')
  await sara.knowsItIsSent('Only at my own place')

  await sara.opensHost('Ali’s place')
  await sara.doesNotSee('Only at my own place')
  await sara.says('At Ali’s place')
  await ali.sees('At Ali’s place')
  await ali.doesNotSee('Only at my own place')
})

test('a certificate file is trusted instead of a fingerprint, and a wrong one is not', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { address } = await ali.hosts('Ali’s place')
  await sara.wantsToTrustFile(sara.profileFile('settings.json'))
  await expect(sara.page.getByText('is not a certificate in PEM form.')).toBeVisible()
  await sara.wantsToTrustFile(ali.profileFile('host/host-certificate.pem'))
  await expect(sara.dialog.getByText('Trusting host-certificate.pem')).toBeVisible()
  await sara.dialog.getByRole('textbox', { name: 'Invite link or address' }).fill(address)
  await sara.page.keyboard.press('Enter')
  await sara.isIn()
  await sara.says('By the file')
  await ali.sees('By the file')
})
