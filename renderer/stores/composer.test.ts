import { expect, test } from 'vitest'
import { messageLimit } from '../../shared/limits.ts'
import { useComposer } from './composer.ts'
import { useDrafts } from './drafts.ts'
import { useMessages } from './messages.ts'
import { useRooms } from './rooms.ts'
import { openWindow, settled } from './testing.ts'

/** Types a text and sends it; answers the texts of the last own messages. */
async function submit(text: string): Promise<string[]> {
  useDrafts().text = text
  await useComposer().submit()
  await settled()
  return useMessages().rows.flatMap((row) => (row.type === 'message' && row.own ? [row.message.text] : []))
}

test('a message is sent, and the composer is empty', async () => {
  await openWindow()
  expect((await submit('  See you!\n')).at(-1)).toBe('See you!')
  expect(useDrafts().text).toBe('')
})

test.each(['/shrug hello', '/home/ali/notes.txt is the file', '/', '/ hello'])(
  'an unknown command is never posted and never erased: %s',
  async (text) => {
    await openWindow()
    const before = (await submit('before')).length
    expect(await submit(text)).toHaveLength(before)
    expect(useDrafts().text).toBe(text)
    expect(useComposer().unknown).toBe(text.split(' ')[0])
  },
)

test('an unknown command can be sent as a message, as it stands', async () => {
  await openWindow()
  await submit('/home/ali is full')
  await useComposer().sendAsMessage()
  await settled()
  expect(useMessages().rows.at(-1)).toMatchObject({ message: { text: '/home/ali is full' } })
  expect(useDrafts().text).toBe('')
  expect(useComposer().unknown).toBeNull()
})

test.each([
  ['//help is a command', '/help is a command'],
  [' /help is a command', '/help is a command'],
])('%s is a message that begins with a slash', async (typed, sent) => {
  await openWindow()
  expect((await submit(typed)).at(-1)).toBe(sent)
})

test('what stood in the way is forgotten as soon as the draft changes', async () => {
  await openWindow()
  await submit('/nope')
  useDrafts().text = '/nop'
  await settled()
  expect(useComposer().unknown).toBeNull()
})

test('a message over the limit is not sent and not cut', async () => {
  const handle = await openWindow()
  const long = '😀'.repeat(messageLimit + 1)
  await submit(long)
  expect(useDrafts().text).toBe(long)
  await submit(long.slice(2))
  expect(useDrafts().text).toBe('')
  expect(handle.calls.filter(({ name }) => name === 'post')).toHaveLength(1)
})

test('a command that was refused says why and keeps what was typed', async () => {
  const handle = await openWindow()
  handle.refuseNext('ask', 'rooms-full')
  await submit('/join one-more')
  expect(useComposer().refused).toEqual({ code: 'rooms-full' })
  expect(useDrafts().text).toBe('/join one-more')
})

test('a command that lacks something keeps what was typed', async () => {
  await openWindow()
  await submit('/msg Sara')
  expect(useComposer().refused).toEqual({ code: 'command-malformed' })
  expect(useDrafts().text).toBe('/msg Sara')
})

test('a command that opens another room empties the draft of the room it was typed in', async () => {
  await openWindow()
  const room = useRooms().openId!
  await submit('/join film-club')
  expect(useRooms().open?.title).toBe('film-club')
  useRooms().select(room)
  expect(useDrafts().text).toBe('')
})

test('nothing but blanks sends nothing', async () => {
  const handle = await openWindow()
  await submit(' \n ')
  expect(handle.calls.map(({ name }) => name)).not.toContain('post')
})
