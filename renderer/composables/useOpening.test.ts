import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import type { Spot } from '../../shared/bridge.ts'
import { useMessages } from '../stores/messages.ts'
import { useSpot } from '../stores/spot.ts'
import { askMore, beginAgain, openWindow } from '../stores/testing.ts'
import { useOpening } from './useOpening.ts'

/** Opens a list of rows that are 20 px high each, on a screen of 100 px. */
async function opened(spot: Spot | null, meanwhile?: (opening: ReturnType<typeof useOpening>) => void) {
  useSpot().here = spot
  const messages = useMessages()
  const list = {
    scrollOffset: messages.rows.length * 20 - 100,
    viewportSize: 100,
    findItemIndex: (offset: number) => Math.floor(offset / 20),
    getItemOffset: (index: number) => index * 20,
    getItemSize: () => 20,
    scrollToIndex: vi.fn(),
  }
  const leaveBottom = vi.fn()
  let opening: ReturnType<typeof useOpening> | undefined
  mount(
    defineComponent(() => {
      opening = useOpening(ref(list), () => messages.rows, ref(0), leaveBottom)
      meanwhile?.(opening)
      return () => null
    }),
  )
  await vi.advanceTimersByTimeAsync(500)
  return { placed: opening?.placed.value, went: list.scrollToIndex.mock.calls, left: leaveBottom.mock.calls.length > 0 }
}

/** Where in the rows that message stands now. */
function indexOf(clientId: string): number {
  return useMessages().rows.findIndex((row) => row.type === 'message' && row.message.clientId === clientId)
}

/** The first message that is held. */
function firstHeld() {
  return useMessages().rows.flatMap((row) => (row.type === 'message' ? [row.message] : []))[0]!
}

test('a reader whose page crashed is where they were', async () => {
  await openWindow('long')
  const { clientId, seq } = firstHeld()
  const { placed, went, left } = await opened({ clientId, seq, below: -7 })
  expect(went).toEqual([[indexOf(clientId), { align: 'start', offset: 7 }]])
  expect([placed, left]).toEqual([true, true])
})

test('what stood there is asked for where it is not held any more', async () => {
  await openWindow('long')
  for (const _ of [1, 2, 3]) await askMore()
  const { clientId, seq } = firstHeld()
  expect(seq).toBe(97_401)
  await beginAgain()
  expect(indexOf(clientId)).toBe(-1)
  const { went } = await opened({ clientId, seq, below: 0 })
  expect(went).toEqual([[indexOf(clientId), { align: 'start', offset: -0 }]])
  expect(firstHeld().seq).toBe(97_401)
})

test('where it cannot be had, the room opens as any other', async () => {
  const handle = await openWindow('long')
  handle.refuseNext('older', 'timed-out')
  const { placed, went } = await opened({ clientId: 'gone-0001', seq: 1, below: 0 })
  expect([placed, went]).toEqual([true, []])
})

test('whoever writes before the place is found is taken nowhere', async () => {
  await openWindow('long')
  const { clientId, seq } = firstHeld()
  const here = await opened({ clientId, seq, below: -7 }, ({ giveUp }) => giveUp())
  expect(here).toEqual({ placed: true, went: [], left: false })
  const gone = await opened({ clientId: 'gone-0001', seq: 1, below: 0 }, ({ giveUp }) => giveUp())
  expect(gone).toEqual({ placed: true, went: [], left: false })
  expect(firstHeld().clientId).toBe(clientId)
})

test('nobody is led anywhere who was at the end', async () => {
  await openWindow('long')
  expect(await opened(null)).toEqual({ placed: true, went: [], left: false })
})
