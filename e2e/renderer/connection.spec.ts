import { expect, test, type HearthWindow } from './window.ts'

const lost = (retryAt: number) => ({ type: 'waiting', refusal: { code: 'lost' }, retryAt })
const banner = (hearth: HearthWindow) => hearth.page.getByRole('status').filter({ hasText: 'The connection was lost.' })

/** Opens the chat, and lets no time pass but by `clock.runFor`. Answers the time it is. */
async function openStill(hearth: HearthWindow): Promise<number> {
  const { page } = hearth
  await page.clock.install()
  await hearth.open('chat')
  const then = (await page.evaluate(() => Date.now())) + 60_000
  await page.clock.pauseAt(then)
  return then
}

test('a cut of less than a second never flashes', async ({ hearth }) => {
  await openStill(hearth)
  await hearth.toy('link', 'cedar', lost(0))
  await hearth.page.clock.runFor(900)
  await expect(banner(hearth)).toBeHidden()
  await hearth.toy('link', 'cedar', { type: 'online' })
  await hearth.page.clock.runFor(3_000)
  await expect(banner(hearth)).toBeHidden()
})

test('a longer cut says what happened, when it is tried again, and can be tried now', async ({ hearth }) => {
  const now = await openStill(hearth)
  await hearth.toy('link', 'cedar', lost(now + 9_000))
  await hearth.page.clock.runFor(1_100)
  await expect(banner(hearth)).toContainText('Trying again in 8 s')
  await hearth.page.clock.runFor(3_000)
  await expect(banner(hearth)).toContainText('Trying again in 5 s')
  await hearth.choose('Try now', banner(hearth))
  expect(await hearth.calls('returnToHost')).toEqual([{ host: 'cedar' }])
})

test('another key is warned of without a flicker while the host is looked for', async ({ hearth }) => {
  await openStill(hearth)
  const warning = hearth.page.getByRole('alert').filter({ hasText: 'key' })
  await hearth.toy('link', 'cedar', { type: 'waiting', refusal: { code: 'key-changed' }, retryAt: 0 })
  await hearth.page.clock.runFor(1_100)
  await expect(warning).toBeVisible()
  await hearth.toy('link', 'cedar', { type: 'connecting' })
  await hearth.page.clock.runFor(1_100)
  await expect(warning).toBeVisible()
  await hearth.toy('link', 'cedar', { type: 'online' })
  await hearth.page.clock.runFor(1_100)
  await expect(warning).toBeHidden()
})

test('what is written meanwhile is kept and says so', async ({ hearth }) => {
  await hearth.open('offline')
  await expect(hearth.page.getByText('What you write is kept, and sent in order once you are back.')).toBeVisible()
  await hearth.say('still here')
  await expect(hearth.message('still here').getByRole('img', { name: 'Waiting to be sent' })).toBeVisible()
})

test('nobody is shown as being here while the host is away', async ({ hearth }) => {
  await hearth.open('chat')
  await expect(hearth.people.getByRole('button', { name: 'Sara' })).toHaveAccessibleName(/Here/)
  await hearth.toy('link', 'cedar', { type: 'left' })
  await expect(hearth.people.getByRole('heading').first()).toHaveText('6 last seen here')
  await expect(hearth.people.getByRole('button', { name: 'Sara' })).toHaveAccessibleName(/Last seen here/)
  await expect(hearth.rooms.getByRole('button', { name: /^Here/ })).toHaveCount(0)
  await expect(hearth.page.getByRole('button', { name: /^Show the people/ })).toHaveAccessibleName('Show the people')
  await hearth.toy('link', 'cedar', { type: 'online' })
  await expect(hearth.people.getByRole('heading').first()).toHaveText('6 here')
})

test('a taken name is chosen anew in the strip itself, which offers one that follows it', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('link', 'cedar', { type: 'stopped', refusal: { code: 'name-taken' } })
  const strip = hearth.page.getByRole('status').filter({ hasText: 'Somebody else has that name on this host.' })
  const name = strip.getByRole('textbox', { name: 'Your name' })
  await expect(name).toHaveValue('Ali_2')
  await expect(name).toHaveAccessibleDescription('Choose another name.')
  await hearth.choose('Take this name', strip)
  await expect.poll(() => hearth.calls('chooseName')).toEqual([{ name: 'Ali_2' }])
  await expect.poll(() => hearth.calls('returnToHost')).toEqual([{ host: 'cedar' }])
})

test('a host with another key warns, and leads to its owner and to forgetting it', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('link', 'cedar', { type: 'stopped', refusal: { code: 'key-changed' } })
  const strip = hearth.page.getByRole('alert')
  await expect(strip).toContainText('This host shows another key than before. Nothing was sent to it.')
  await expect(strip).toContainText('Ask its owner in another way.')
  await expect(hearth.page.getByText('Nothing is sent to this host while it shows another key.')).toBeVisible()
  await hearth.choose('The key that this computer knows', strip)
  await expect(strip.getByRole('list', { name: 'As digits' }).getByRole('listitem')).toHaveCount(8)
  await hearth.choose('Forget this host…', strip)
  await expect(hearth.question).toHaveAccessibleName('Forget Cedar House?')
  await hearth.choose('Forget it', hearth.question)
  await expect(strip).toBeHidden()
})

test('a host with another key may be asked again, since its address may have been somebody else’s', async ({
  hearth,
}) => {
  await hearth.open('chat')
  await hearth.toy('link', 'cedar', { type: 'stopped', refusal: { code: 'key-changed' } })
  await hearth.choose('Connect again', hearth.page.getByRole('alert'))
  await expect(hearth.page.getByRole('alert')).toBeHidden()
  expect(await hearth.calls('returnToHost')).toEqual([{ host: 'cedar' }])
})

test('a host that was left can be returned to', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.choose(/^Cedar House$/, hearth.rooms)
  await hearth.page.getByRole('menuitem', { name: 'Leave this host' }).click()
  await expect(hearth.page.getByText('You left Cedar House.')).toBeVisible()
  await hearth.choose('Connect again')
  await expect(hearth.page.getByText('You left Cedar House.')).toBeHidden()
})

test('a call that breaks is told in a corner, and the window goes on', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('breakNext', 'openLogs')
  await hearth.press('Control+,')
  await hearth.choose('Open the logs', hearth.dialog)
  await expect(hearth.page.getByText('Something went wrong in Hearth.')).toBeVisible()
  await hearth.press('Escape')
  await hearth.say('and on it goes')
  await hearth.sees('and on it goes')
})

test('a window that cannot learn what it must know says so, and can begin again', async ({ hearth, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'fakeHearth', {
      configurable: true,
      set(toy: { breakNext(call: string): void }) {
        toy.breakNext('start')
        Object.defineProperty(window, 'fakeHearth', { value: toy })
      },
    })
  })
  await hearth.open('chat')
  await expect(page.getByRole('heading', { name: 'Something went wrong in Hearth.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Begin again' })).toBeVisible()
})

for (const width of [1280, 480]) {
  test(`what is told in a corner lies over a form, and goes without it: ${width} px`, async ({ hearth, page }) => {
    await hearth.open('hosting')
    await page.setViewportSize({ width, height: 800 })
    await hearth.toy('notice', { type: 'command', name: 'join' })
    const address = hearth.dialog.getByRole('textbox')
    await address.fill('192.168.1.99:6000')
    await hearth.toy('restartHost')
    await expect(page.getByRole('status').getByRole('listitem')).toContainText('The host stopped by an error')
    await hearth.choose('Dismiss')
    await expect(page.getByRole('button', { name: 'Dismiss' })).toBeHidden()
    await expect(address).toBeFocused()
    await expect(address).toHaveValue('192.168.1.99:6000')
  })
}
