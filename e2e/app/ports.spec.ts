import { expect, test } from '../people.ts'
import { freePort, listenOn, takePort } from '../support/port.ts'

test('a typed port that is taken is named, and the next free one is one press away', async ({ people }) => {
  const ali = await people.open('Ali')
  const port = await freePort()
  const other = await listenOn(port)
  await ali.wantsToHost()
  await ali.dialog.getByRole('textbox', { name: 'Port' }).fill(String(port))
  await expect(ali.dialog.getByText(`Port ${port} is in use.`)).toBeVisible()
  const offer = ali.dialog.getByRole('button', { name: /^Use \d+$/ })
  const next = Number(/\d+/.exec(await offer.innerText())?.[0])
  expect(next).toBeGreaterThan(1_023)
  expect(next).not.toBe(port)
  await offer.click()
  await ali.presses('Start hosting', ali.dialog)
  const { address } = await ali.readsOut('Ali’s place')
  expect(address).toBe(`127.0.0.1:${next}`)
  await new Promise((resolve) => other.close(resolve))
})

test('the app itself refuses a taken port, and says which one it is', async ({ people }) => {
  const ali = await people.open('Ali')
  const port = await freePort()
  const other = await listenOn(port)
  const answer = await ali.calls('openHosting', {
    name: 'Ali’s place',
    port,
    plain: false,
    retention: { type: 'forever' },
    newcomers: 'read-all',
    limits: {},
    damaged: 'refuse',
  })
  expect(answer).toEqual({ ok: false, error: { code: 'port-in-use', facts: { port } } })
  expect(await ali.calls('checkPort', { port })).toMatchObject({ port, free: false })
  await new Promise((resolve) => other.close(resolve))
})

test('where the usual port is taken another one is, and the panel says so', async ({ people }) => {
  const ali = await people.open('Ali')
  const other = await takePort(5050)
  await ali.wantsToHost()
  await expect(ali.dialog.getByText(/^Port 5050 is in use; \d+ will be used instead\.$/)).toBeVisible()
  await ali.presses('Start hosting', ali.dialog)
  await expect(ali.dialog.getByText(/^Port 5050 is in use\. Hearth took \d+\.$/)).toBeVisible()
  const { address } = await ali.readsOut('Ali’s place')
  expect(address).not.toBe('127.0.0.1:5050')
  await new Promise((resolve) => other.close(resolve))
})
