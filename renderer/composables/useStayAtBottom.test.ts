import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { useStayAtBottom } from './useStayAtBottom.ts'

let grown: (() => void)[] = []

class FakeResizeObserver {
  constructor(tell: () => void) {
    grown.push(tell)
  }
  observe(): void {}
  disconnect(): void {}
}

beforeEach(() => void vi.stubGlobal('ResizeObserver', FakeResizeObserver))
afterEach(() => {
  vi.unstubAllGlobals()
  grown = []
})

/** A list 100 px high with content of 400 px. */
async function list() {
  const box = ref<HTMLElement | null>(null)
  const rows = ref(0)
  let height = 400
  let stay: ReturnType<typeof useStayAtBottom> | undefined
  mount(
    defineComponent(() => {
      stay = useStayAtBottom(box, box, () => rows.value)
      return () => h('div', { ref: box })
    }),
  )
  await nextTick()
  const element = box.value!
  vi.spyOn(element, 'clientHeight', 'get').mockReturnValue(100)
  vi.spyOn(element, 'scrollHeight', 'get').mockImplementation(() => height)
  const scrollTo = (top: number): void => {
    element.scrollTop = top
    element.dispatchEvent(new Event('scroll'))
  }
  const grow = (by: number): void => {
    height += by
    for (const tell of grown) tell()
  }
  const exchange = async (): Promise<void> => {
    rows.value++
    await nextTick()
    scrollTo(element.scrollTop - 60)
    await new Promise(requestAnimationFrame)
  }
  return { element, stay: stay!, scrollTo, grow, exchange }
}

test('a reader at the end stays there when rows come', async () => {
  const { element, scrollTo, grow } = await list()
  scrollTo(300)
  grow(40)
  expect(element.scrollTop).toBe(440)
})

test('a reader further up is left alone, until they go to the end again', async () => {
  const { element, stay, scrollTo, grow } = await list()
  scrollTo(300)
  scrollTo(100)
  expect(stay.atBottom.value).toBe(false)
  grow(40)
  expect(element.scrollTop).toBe(100)
  scrollTo(340)
  expect(stay.atBottom.value).toBe(true)
})

test('rows that turn out taller than was guessed do not make the reader leave the end', async () => {
  const { stay, scrollTo } = await list()
  scrollTo(100)
  scrollTo(150)
  expect(stay.atBottom.value).toBe(true)
})

test('a jump goes to the end', async () => {
  const { element, stay, scrollTo } = await list()
  scrollTo(300)
  scrollTo(0)
  stay.toBottom()
  expect([element.scrollTop, stay.atBottom.value]).toEqual([400, true])
})

test('a reader at the end stays there when as many rows go as come', async () => {
  const { element, stay, scrollTo, exchange } = await list()
  scrollTo(300)
  await exchange()
  expect([element.scrollTop, stay.atBottom.value]).toEqual([400, true])
})
