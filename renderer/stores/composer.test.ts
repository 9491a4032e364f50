import { expect, test } from 'vitest'
import { messageLimit } from '../../shared/limits.ts'
import { useComposer } from './composer.ts'
import { useDrafts } from './drafts.ts'
import { useHosts } from './hosts.ts'
import { useMessages } from './messages.ts'
import { useReplies } from './replies.ts'
import { useRooms } from './rooms.ts'
import { openWindow, settled } from './testing.ts'
import { useToasts } from './toasts.ts'

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

test('half an emoji and a NUL are left out, and the rest is kept and sent', async () => {
  const handle = await openWindow()
  useDrafts().text = 'see you\ud83d\0 at six 🕕'
  await settled()
  expect((await submit(useDrafts().text)).at(-1)).toBe('see you at six 🕕')
  expect(handle.calls.find(({ name }) => name === 'keepDraft')).toMatchObject({
    payload: { text: 'see you at six 🕕' },
  })
  expect(handle.trace.reported).toEqual([])
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

/** Sends a command whose answer waits until it is called for. */
async function begin(typed: string, waitsFor: 'ask' | 'openDirect' = 'ask') {
  const handle = await openWindow()
  handle.delay(waitsFor)
  useDrafts().text = typed
  void useComposer().submit()
  await settled()
  const answer = async (): Promise<void> => {
    handle.answer(waitsFor)
    await settled()
  }
  return { handle, room: useRooms().openId!, answer }
}

test('the answer to a command comes where it was asked for, though another host is open by then', async () => {
  const { room, answer } = await begin('/ping')
  useHosts().select('mina')
  await answer()
  expect(useReplies().inRoom('cedar', room)).toHaveLength(1)
  expect(useReplies().inRoom('mina', room)).toEqual([])
})

test('why a command did not work is not said beside the draft of another room, and is said', async () => {
  const { answer } = await begin('/join kitchen table')
  useRooms().step(1)
  await answer()
  expect(useComposer().refused).toBeNull()
  expect(useToasts().toasts).toMatchObject([{ refusal: { code: 'name-characters' } }])
})

test('a command that runs in one room holds nothing up in another', async () => {
  const { handle, answer } = await begin('/ping')
  useRooms().step(1)
  useDrafts().text = 'hello'
  await useComposer().submit()
  expect(useDrafts().text).toBe('')
  expect(handle.calls.filter(({ name }) => name === 'post')).toHaveLength(1)
  await answer()
})

test('while a command runs, no other one runs in its room, and that is said until it is done', async () => {
  const { handle, answer } = await begin('/ping')
  expect(useComposer().held).toBe(false)
  await useComposer().submit()
  expect(handle.calls.filter(({ name }) => name === 'ask')).toHaveLength(1)
  expect(useComposer().held).toBe(true)
  await answer()
  expect(useDrafts().text).toBe('')
  expect(useComposer().held).toBe(false)
})

test('a message waits for no command that runs', async () => {
  const { handle, room, answer } = await begin('/ping')
  expect((await submit('hello')).at(-1)).toBe('hello')
  expect(useDrafts().text).toBe('')
  expect(handle.calls.filter(({ name }) => name === 'post')).toHaveLength(1)
  await answer()
  expect(useReplies().inRoom('cedar', room)).toHaveLength(1)
})

test('/msg reaches the host where it was typed, though another one is open by then', async () => {
  const { handle, answer } = await begin('/msg Sara see you', 'openDirect')
  useHosts().select('mina')
  await answer()
  expect(handle.calls.filter(({ name }) => name === 'post')).toMatchObject([{ payload: { host: 'cedar' } }])
})
