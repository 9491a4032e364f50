import { expect, test } from './window.ts'

test('the list of rooms is searched, and a room on it is joined', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.choose('Find or make a room', hearth.rooms)
  await hearth.dialog.getByRole('textbox', { name: 'Find or make a room' }).fill('film')
  await expect(hearth.dialog.getByRole('listitem')).toHaveCount(1)
  await expect(hearth.dialog.getByRole('listitem')).toContainText('Tuesdays, after dinner')
  await hearth.choose('Join film-club', hearth.dialog)
  await expect(hearth.page.getByRole('heading', { name: 'film-club', level: 1 })).toBeVisible()
  await expect(hearth.room('film-club')).toHaveAttribute('aria-current', 'page')
})

test('a room that is not there yet is made', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.choose('Find or make a room', hearth.rooms)
  await hearth.dialog.getByRole('textbox').fill('garden')
  await hearth.choose('Make the room “garden”', hearth.dialog)
  await expect(hearth.page.getByRole('heading', { name: 'garden', level: 1 })).toBeVisible()
})

test('Enter does what the line below the field says: it makes a room where none fits, and goes to the first that does', async ({
  hearth,
}) => {
  await hearth.open('chat')
  await hearth.choose('Find or make a room', hearth.rooms)
  const field = hearth.dialog.getByRole('textbox')
  await expect(field).toHaveAccessibleDescription('Type a new name to make one.')
  await field.fill('garden')
  await expect(field).toHaveAccessibleDescription('Enter makes the room “garden”.')
  await hearth.press('Enter')
  await expect(hearth.page.getByRole('heading', { name: 'garden', level: 1 })).toBeVisible()
  await hearth.choose('Find or make a room', hearth.rooms)
  await field.fill('film')
  await expect(field).toHaveAccessibleDescription('Enter goes to “film-club”.')
  await hearth.press('Enter')
  await expect(hearth.page.getByRole('heading', { name: 'film-club', level: 1 })).toBeVisible()
})

test('a name that no room can have cannot be made', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.choose('Find or make a room', hearth.rooms)
  await hearth.dialog.getByRole('textbox').fill('two words')
  await expect(hearth.dialog.getByText('That name has a character that names cannot have.')).toBeVisible()
  await expect(hearth.dialog.getByRole('button', { name: /^Make the room/ })).toBeHidden()
  await hearth.press('Enter')
  await expect(hearth.dialog).toBeVisible()
  expect(await hearth.calls('ask')).toHaveLength(1)
})

test('a list that cannot be had says so, claims nothing of what is on it, and is asked for again by a press', async ({
  hearth,
}) => {
  await hearth.open('chat')
  await hearth.toy('refuseNext', 'ask', 'offline')
  await hearth.choose('Find or make a room', hearth.rooms)
  await expect(hearth.dialog.getByRole('alert')).toContainText('You are not connected to this host.')
  await expect(hearth.dialog.getByText('No room goes by that name.')).toBeHidden()
  await hearth.dialog.getByRole('textbox').fill('kitchen')
  await expect(hearth.dialog.getByRole('button', { name: /^Make the room/ })).toBeHidden()
  await hearth.choose('Try again', hearth.dialog)
  await expect(hearth.dialog.getByRole('listitem')).toHaveCount(1)
  await expect(hearth.dialog.getByRole('alert')).toBeHidden()
})

test('a room is left by its menu, which does not offer it in the first room: nobody leaves that', async ({
  hearth,
}) => {
  await hearth.open('chat')
  await hearth.room(/^kitchen/).click()
  await hearth.choose('What to do with this room')
  await hearth.page.getByRole('menuitem', { name: 'Leave the room' }).click()
  await expect(hearth.room(/^kitchen/)).toBeHidden()
  await expect(hearth.page.getByRole('heading', { name: 'weekend-trip', level: 1 })).toBeVisible()
  await hearth.choose('What to do with this room')
  await expect(hearth.page.getByRole('menuitem')).toHaveText(['Change the topic'])
})

test('what did not work is named in the corner, with why', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.room(/^kitchen/).click()
  await hearth.toy('refuseNext', 'ask', 'timed-out')
  await hearth.choose('What to do with this room')
  await hearth.page.getByRole('menuitem', { name: 'Leave the room' }).click()
  await expect(hearth.page.getByText('kitchen could not be left')).toBeVisible()
  await expect(hearth.page.getByText('There was no answer in time.')).toBeVisible()
  await hearth.choose('Dismiss')
  await hearth.toy('refuseNext', 'openDirect', 'offline')
  await hearth.people.getByRole('button', { name: /Leila/ }).click()
  await hearth.choose('Message', hearth.dialog)
  await expect(hearth.page.getByText('Leila could not be opened')).toBeVisible()
})

test('the topic is changed where it stands: Enter keeps it, Escape gives up', async ({ hearth }) => {
  await hearth.open('chat')
  const topic = hearth.page.getByRole('textbox', { name: 'Topic' })
  await hearth.choose(/Change the topic$/)
  await topic.fill('never mind')
  await hearth.press('Escape')
  await expect(topic).toBeHidden()
  await hearth.choose(/^Friday 6:00.*Change the topic$/)
  await topic.fill('Saturday, seven')
  await hearth.press('Enter')
  await expect(hearth.page.getByRole('button', { name: /^Saturday, seven/ })).toBeVisible()
})

test('pressing elsewhere tells nobody a topic that is half written: it stays until it is saved or given up', async ({
  hearth,
}) => {
  await hearth.open('chat')
  const topic = hearth.page.getByRole('textbox', { name: 'Topic' })
  await hearth.choose(/Change the topic$/)
  await topic.fill('half of a thou')
  await hearth.composer.click()
  await expect(hearth.composer).toBeFocused()
  await expect(topic).toHaveValue('half of a thou')
  await hearth.choose('Cancel')
  await expect(topic).toBeHidden()
  expect(await hearth.calls('ask')).toEqual([])
  await hearth.choose(/^Friday 6:00.*Change the topic$/)
  await topic.fill('half of a thought')
  await hearth.choose('Save')
  await expect(hearth.page.getByRole('button', { name: /^half of a thought/ })).toBeVisible()
})

test('a topic that nobody changed is no longer edited once something else is', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.choose(/Change the topic$/)
  await hearth.composer.click()
  await expect(hearth.page.getByRole('textbox', { name: 'Topic' })).toBeHidden()
})

test('the menu leads to the topic too', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.choose('What to do with this room')
  await hearth.page.getByRole('menuitem', { name: 'Change the topic' }).click()
  await expect(hearth.page.getByRole('textbox', { name: 'Topic' })).toBeFocused()
})

test('only who hosts is told to send the invite, and finds it there', async ({ hearth }) => {
  await hearth.open('empty')
  await expect(hearth.people.getByText('You are the only one here.')).toBeVisible()
  await hearth.choose('Invite people', hearth.people)
  await expect(hearth.dialog).toHaveAccessibleName('You are hosting Ali’s place')
})

test('whoever makes a room on another’s host is told that nobody else is in it, and of no invite', async ({
  hearth,
}) => {
  await hearth.open('chat')
  await hearth.say('/join attic')
  await expect(hearth.people.getByText('Nobody else is in this room yet.')).toBeVisible()
  await expect(hearth.people.getByText('invite')).toHaveCount(0)
})

test('where no room is open, the column of people says nothing', async ({ hearth }) => {
  await hearth.open('welcome')
  const view = { name: 'Nowhere', address: 'nowhere', fingerprint: null, own: false }
  const link = { type: 'waiting', refusal: { code: 'timed-out' }, retryAt: 0 }
  await hearth.toy('notice', { type: 'host', view: { ...view, id: 'nowhere', link } })
  await expect(hearth.page.getByText('Its rooms show up here')).toBeVisible()
  await expect(hearth.people).toBeEmpty()
})

test('a person’s card leads to a conversation with them', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.people.getByRole('button', { name: /Jonas/ }).click()
  await expect(hearth.dialog).toContainText(/Key [0-9a-f]{8} [0-9a-f]{8}/)
  await hearth.choose('Message', hearth.dialog)
  await expect(hearth.page.getByRole('heading', { name: 'Jonas', level: 1 })).toBeVisible()
  await expect(hearth.composer).toBeFocused()
})

test('one’s own card leads to another name on this host, and says why one will not do', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.people.getByRole('button', { name: /Ali/ }).click()
  await hearth.choose('Change name…', hearth.dialog)
  const name = hearth.dialog.getByRole('textbox', { name: 'Your name on this host' })
  await expect(name).toBeFocused()
  await name.fill('Sara')
  await hearth.press('Enter')
  await expect(name).toHaveAccessibleDescription(/^Somebody else has that name on this host\./)
  await name.fill('Alireza')
  await hearth.press('Enter')
  await expect(hearth.dialog).toBeHidden()
  await expect(hearth.people.getByRole('button', { name: /Alireza/ })).toBeVisible()
})

test('a card says how somebody is now, and closes once they are not in the room any more', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.people.getByRole('button', { name: /Leila/ }).click()
  await expect(hearth.dialog).toContainText('Here')
  await hearth.toy('go', 'cedar', 'Leila', 'left')
  await expect(hearth.dialog).toContainText('Offline')
  await hearth.press('Escape')
  await hearth.people.getByRole('button', { name: /tablet/ }).click()
  await expect(hearth.dialog).toContainText('tablet')
  await hearth.toy('go', 'cedar', 'tablet', 'left')
  await expect(hearth.dialog).toBeHidden()
})

test('Ctrl+K finds rooms and people by a few letters', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.press('Control+k')
  await hearth.page.keyboard.type('kit')
  await hearth.press('Enter')
  await expect(hearth.page.getByRole('heading', { name: 'kitchen', level: 1 })).toBeVisible()
  await hearth.press('Control+k')
  await hearth.page.keyboard.type('nobody of this name')
  await expect(hearth.dialog.getByText('Nothing goes by that name here.')).toBeVisible()
})

test('hosts are switched in their column, and each remembers its room', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.room('lobby').click()
  await hearth.hosts.getByRole('button', { name: /^خانهٔ مینا/ }).click()
  await expect(hearth.page.getByRole('heading', { level: 1 })).not.toHaveText('lobby')
  await hearth.hosts.getByRole('button', { name: /^Cedar House/ }).click()
  await expect(hearth.page.getByRole('heading', { name: 'lobby', level: 1 })).toBeVisible()
})

test('a host is forgotten only after a question', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.press('Control+,')
  await hearth.choose('Forget this host: Makers’ lab', hearth.dialog)
  await expect(hearth.question).toContainText('The messages and drafts that this computer keeps of it are deleted.')
  await expect(hearth.question).toContainText('1 message that is not sent yet is deleted, too.')
  await hearth.choose('Cancel', hearth.question)
  await hearth.choose('Forget this host: Makers’ lab', hearth.dialog)
  await hearth.choose('Forget it', hearth.question)
  await expect(hearth.dialog.getByText('Makers’ lab')).toBeHidden()
})

test('the question counts what is not sent, in all rooms of that host, and does not speak of it where all is', async ({
  hearth,
}) => {
  await hearth.open('offline')
  await hearth.room(/^kitchen/).click()
  await hearth.say('still here')
  await hearth.press('Control+,')
  await hearth.choose('Forget this host: Cedar House', hearth.dialog)
  await expect(hearth.question).toContainText('3 messages that are not sent yet are deleted, too.')
  await hearth.choose('Cancel', hearth.question)
  await hearth.choose('Forget this host: خانهٔ مینا', hearth.dialog)
  await expect(hearth.question).not.toContainText('sent')
})

test('of an own host that is forgotten, what was said stays with it', async ({ hearth }) => {
  await hearth.open('empty')
  await hearth.choose('You are hosting Ali’s place', hearth.hosts)
  await hearth.choose('Stop hosting', hearth.dialog)
  await hearth.press('Control+,')
  await hearth.choose('Forget this host: Ali’s place', hearth.dialog)
  await expect(hearth.question).toContainText('What was said stays with it, and is back when you host again.')
  await expect(hearth.question).not.toContainText('messages')
})

test('settings change the look and the language at once', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.press('Control+,')
  await hearth.dialog.getByRole('radio', { name: 'Dark' }).click()
  await expect(hearth.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await hearth.dialog.getByRole('radio', { name: 'فارسی' }).click()
  await expect(hearth.page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(hearth.page.getByRole('dialog', { name: 'تنظیمات' })).toBeVisible()
})
