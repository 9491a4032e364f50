import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createWords } from '../locales/i18n.ts'
import { useApp } from '../stores/app.ts'
import { openWindow, testNow } from '../stores/testing.ts'
import { useLanguage } from './useLanguage.ts'
import { useWhen } from './useWhen.ts'
import { useWords } from './useWords.ts'

const page = defineComponent(() => {
  useLanguage()
  const { say, counted, refusalWords } = useWords()
  const { day, clock } = useWhen()
  const refused = () => refusalWords({ code: 'port-in-use', facts: { port: 5050 } })
  return () =>
    h('p', [say('rooms.title'), counted('rooms.members', 12), refused().what, day(testNow), clock(testNow)].join(' | '))
})

test('page, words, numbers and times follow the language at once', async () => {
  await openWindow()
  await useApp().changeSettings({ language: 'fa' })
  const shown = mount(page, { global: { plugins: [createWords('en')] } })
  await nextTick()
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fa', 'rtl'])
  expect(shown.text()).toBe('اتاق‌ها | ۱۲ نفر | درگاه 5050 اشغال است. | امروز | ۱۲:۰۰')
  await useApp().changeSettings({ language: 'en' })
  await nextTick()
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr'])
  expect(shown.text()).toBe('Rooms | 12 people | Port 5050 is in use. | Today | 12:00')
  shown.unmount()
})
