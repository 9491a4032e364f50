import { expect, test } from 'vitest'
import { formatInvite } from '../../shared/invite.ts'
import { likeHash } from '../bridge/fake/cast.ts'
import type { FakeHearth } from '../bridge/fake/handle.ts'
import { useDialogs } from './dialogs.ts'
import { useHosts } from './hosts.ts'
import { useJoining } from './joining.ts'
import { openWindow, settled } from './testing.ts'

async function join(address: string): Promise<ReturnType<typeof useJoining>> {
  const joining = useJoining()
  joining.begin(address)
  await joining.join()
  return joining
}

test('a typed address asks whether the key is right, and yes lets in', async () => {
  await openWindow('welcome')
  const joining = await join('192.168.1.77')
  expect(joining.step).toMatchObject({ type: 'question', question: { address: '192.168.1.77' } })
  await joining.answer(true)
  await settled()
  expect(joining.step.type).toBe('joined')
  expect(useHosts().open?.address).toBe('192.168.1.77')
})

test('no to the key is a refusal that says what to do', async () => {
  await openWindow('welcome')
  const joining = await join('192.168.1.77')
  await joining.answer(false)
  expect(joining.step).toEqual({ type: 'refused', refusal: { code: 'key-refused' } })
  expect(useHosts().list).toEqual([])
})

test('an invite is asked nothing: it carries the key', async () => {
  await openWindow('welcome')
  const link = formatInvite({ key: likeHash('x'), addresses: [{ host: '10.0.0.9', port: 5050 }], name: 'Over there' })
  const joining = await join(` ${link} `)
  await settled()
  expect(joining.step.type).toBe('joined')
  expect(useHosts().open?.name).toBe('Over there')
})

test.each([
  ['not an address', 'address-invalid'],
  ['hearth://join?nonsense', 'invite-invalid'],
  ['nowhere', 'address-unknown'],
  ['closed', 'connection-refused'],
  ['changed', 'key-changed'],
])('%s is refused as %s', async (address, code) => {
  await openWindow('welcome')
  expect((await join(address)).step).toEqual({ type: 'refused', refusal: { code } })
})

test('a whole page that was pasted is no address and no invite', async () => {
  await openWindow('welcome')
  const page = 'x'.repeat(5_000)
  expect((await join(page)).step).toEqual({ type: 'refused', refusal: { code: 'address-invalid' } })
  const link = `hearth://join?key=${page}`
  expect((await join(link)).step).toEqual({ type: 'refused', refusal: { code: 'invite-invalid' } })
})

test('the answer to a try that was given up is not shown', async () => {
  await openWindow('welcome')
  const joining = useJoining()
  joining.begin('192.168.1.77')
  const trying = joining.join()
  expect(joining.step.type).toBe('asking')
  joining.begin()
  await trying
  expect(joining.step.type).toBe('typing')
})

test('whoever gives up a try tells the app, and nobody else does', async () => {
  const handle = await openWindow('welcome')
  const joining = useJoining()
  const cancelled = () => handle.calls.filter(({ name }) => name === 'cancelJoin').length
  const trying = join('192.168.1.77')
  await settled()
  expect((await trying).step.type).toBe('question')
  joining.begin('192.168.1.77')
  expect(cancelled()).toBe(0)
  handle.delay('join')
  void joining.join()
  joining.begin()
  await settled()
  expect(cancelled()).toBe(1)
})

function answers(handle: FakeHearth): unknown[] {
  return handle.calls.filter(({ name }) => name === 'answerTrust').map(({ payload }) => payload)
}

test('a question that nobody waits for any more is answered with no, and never shown again', async () => {
  const handle = await openWindow('welcome')
  const joining = await join('192.168.1.77')
  joining.begin('hearth://join?key=another')
  await settled()
  expect(answers(handle)).toMatchObject([{ trust: false }])
  expect(joining.step.type).toBe('typing')
})

test('so is one that comes after its try was given up', async () => {
  const handle = await openWindow('welcome')
  handle.delay('join')
  const trying = join('192.168.1.77')
  await settled()
  useJoining().begin()
  handle.answer('join')
  await trying
  await settled()
  expect(answers(handle)).toMatchObject([{ trust: false }])
  expect(useJoining().step.type).toBe('typing')
})

test('a certificate file is trusted for typed addresses alone', async () => {
  const handle = await openWindow('welcome')
  const joining = useJoining()
  joining.begin('office.example')
  await joining.chooseAuthority()
  expect(joining.authority).toBe('office-ca.pem')
  await joining.join()
  joining.address = 'hearth://join?x'
  await joining.join()
  const flags = handle.calls.filter(({ name }) => name === 'join').map(({ payload }) => payload)
  expect(flags).toMatchObject([{ authority: true }, { authority: false }])
})

test('an invite link that was opened fills in the dialog, and joins nothing', async () => {
  const handle = await openWindow('question')
  await settled()
  expect(useDialogs().open).toBe('join')
  expect(useJoining().address).toBe('192.168.1.77')
  expect(handle.calls.map(({ name }) => name)).not.toContain('join')
})
