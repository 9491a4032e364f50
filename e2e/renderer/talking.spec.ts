import { expect, test } from './window.ts'

test('an own message stands at once as pending, and settles when the host has it', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('hold', 'cedar')
  await hearth.say('I bring the tent')
  const waiting = hearth.message('I bring the tent').getByRole('img', { name: 'Waiting to be sent' })
  await expect(waiting).toBeVisible()
  await hearth.toy('release', 'cedar')
  await expect(waiting).toBeHidden()
  await expect(hearth.message('I bring the tent')).toHaveCount(1)
})

test('a refused message says why, and can be tried again', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('hold', 'cedar')
  await hearth.say('too much at once')
  await hearth.toy('refusePending', 'cedar', 'weekend-trip', 'text-long')
  const row = hearth.message('too much at once')
  await expect(row).toContainText('That message is too long.')
  await hearth.choose('Try again', row)
  await expect(row).not.toContainText('That message is too long.')
  expect(await hearth.calls('retry')).toHaveLength(1)
})

test('a refused message can be discarded', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('hold', 'cedar')
  await hearth.say('never mind')
  await hearth.toy('refusePending', 'cedar', 'weekend-trip', 'text-long')
  await hearth.choose('Discard', hearth.message('never mind'))
  await expect(hearth.message('never mind')).toBeHidden()
})

test('another room counts what is said there, until it is read', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('say', 'cedar', 'lobby', 'Sara', 'Is anybody in?')
  await expect(hearth.room('lobby 1 new message')).toBeVisible()
  await hearth.toy('say', 'cedar', 'lobby', 'Sara', 'Hello?')
  await hearth.room('lobby 2 new messages').click()
  await hearth.sees('Hello?')
  await expect(hearth.room('lobby')).toHaveAccessibleName('lobby')
})

test('another host counts too, and the window’s title says how much', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('say', 'mina', 'پذیرایی', 'آرش', 'سلام')
  await expect(hearth.hosts.getByRole('button', { name: /^خانهٔ مینا, Connected, 3 new messages$/ })).toBeVisible()
  await expect(hearth.page).toHaveTitle(/^\(\d+\) weekend-trip · Cedar House · Hearth$/)
})

test('what came while nobody looked stands under a mark', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.room(/^kitchen/).click()
  await expect(hearth.conversation.getByRole('separator', { name: 'New' })).toBeVisible()
})

test('a reader further up is left there, and one press leads to the newest', async ({ hearth }) => {
  await hearth.open('busy')
  await hearth.conversation.hover()
  await hearth.page.mouse.wheel(0, -4_000)
  await expect(hearth.page.getByRole('button', { name: 'Jump to the newest' })).toBeVisible()
  const before = await hearth.conversation.evaluate((log) => log.scrollTop)
  await hearth.toy('burst', 'busy', 'everybody', 5)
  await hearth.choose('5 new messages')
  await hearth.sees('Message 5 of 5')
  await expect(hearth.page.getByRole('button', { name: /^(Jump to the newest|\d+ new messages)$/ })).toBeHidden()
  expect(await hearth.conversation.evaluate((log) => log.scrollTop)).toBeGreaterThan(before)
})

test('who writes while reading further up sees what they wrote, and what they passed by stays marked', async ({
  hearth,
}) => {
  await hearth.open('busy')
  await hearth.conversation.hover()
  await hearth.page.mouse.wheel(0, -4_000)
  await expect(hearth.page.getByRole('button', { name: 'Jump to the newest' })).toBeVisible()
  await hearth.toy('burst', 'busy', 'everybody', 60)
  await expect(hearth.page.getByRole('button', { name: '60 new messages', exact: true })).toBeVisible()
  await hearth.say('That was two days ago')
  await expect(hearth.message('That was two days ago')).toBeInViewport()
  await expect(hearth.page.getByRole('button', { name: /^(Jump to the newest|\d+ new messages)$/ })).toBeHidden()
  const mark = hearth.conversation.getByRole('separator', { name: 'New' })
  await hearth.goesBackUntil(() => mark.isVisible(), 300)
})

test('who asks a command while reading further up sees its answer', async ({ hearth }) => {
  await hearth.open('busy')
  await hearth.conversation.hover()
  await hearth.page.mouse.wheel(0, -4_000)
  await expect(hearth.page.getByRole('button', { name: 'Jump to the newest' })).toBeVisible()
  await hearth.say('/topic')
  await expect(hearth.page.getByRole('region', { name: 'Only you see this' })).toBeInViewport()
})

test('who writes to one person by a command sees it there, however much of theirs is new', async ({ hearth }) => {
  await hearth.open('chat')
  for (let line = 1; line <= 40; line++) await hearth.toy('say', 'cedar', 'Sara', 'Sara', `Line ${line}`)
  await hearth.say('/msg Sara Forty!')
  await expect(hearth.message('Forty!')).toBeInViewport()
})

test('a reader at the end stays at the end, however much comes', async ({ hearth }) => {
  await hearth.open('busy')
  await expect(hearth.messages.last()).toBeInViewport()
  // a room is opened where its unread messages begin: it is open when the list has found its place, two frames later
  await hearth.page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  })
  await hearth.toy('burst', 'busy', 'everybody', 300)
  await expect(hearth.message('Message 300 of 300')).toBeInViewport()
})

test('two thousand messages draw only what is near the screen', async ({ hearth }) => {
  await hearth.open('busy')
  await expect(hearth.messages.first()).toBeVisible()
  expect(await hearth.messages.count()).toBeLessThan(80)
})

test('what others write is text, and never becomes part of the page', async ({ hearth }) => {
  await hearth.open('chat')
  const mischief = '<img src=x onerror="document.title=1"><b>bold</b> [x](javascript:alert(1))'
  await hearth.toy('say', 'cedar', 'weekend-trip', 'Sara', mischief)
  await hearth.sees(mischief)
  await expect(hearth.conversation.locator('img, b, a[href^="javascript"]')).toHaveCount(0)
})

test('a link opens outside, by the app', async ({ hearth }) => {
  await hearth.open('chat')
  const link = hearth.conversation.getByRole('link', { name: /maps\.example\.org/ })
  await link.scrollIntoViewIfNeeded()
  await hearth.rests()
  await link.click()
  expect(await hearth.calls('openLink')).toEqual([{ url: 'https://maps.example.org/trails/cedar-pass' }])
  await expect(hearth.composer).toBeVisible()
})

test('a guest is marked wherever the name stands', async ({ hearth }) => {
  await hearth.open('chat')
  await expect(hearth.message('Hello from the kitchen tablet')).toContainText('guest')
  await expect(hearth.people.getByRole('button', { name: 'tablet' })).toContainText('guest')
})

test('who comes and goes is said quietly, and why', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.toy('go', 'cedar', 'Jonas', 'lost')
  await expect(hearth.conversation.getByText('Jonas lost the connection')).toBeVisible()
  await expect(hearth.people.getByRole('button', { name: /^Offline Jonas/ })).toBeVisible()
})
