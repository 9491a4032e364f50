import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent } from 'vue'
import type { LimitChoices } from '../../shared/limit-settings.ts'
import { createWords } from '../locales/i18n.ts'
import { openWindow } from '../stores/testing.ts'
import { useLimitFields, type LimitFields } from './useLimitFields.ts'

async function fieldsWith(before: LimitChoices): Promise<LimitFields> {
  await openWindow()
  let made: LimitFields | undefined
  const form = defineComponent(() => {
    made = useLimitFields(before)
    return () => null
  })
  mount(form, { global: { plugins: [createWords('en')] } })
  return made!
}

test('nothing is chosen until something is changed', async () => {
  const { fields, choices } = await fieldsWith({})
  expect(choices.value).toEqual({})
  expect(Object.values(fields.value).some(({ changed, problem }) => changed || problem !== '')).toBe(false)
})

test('what was chosen before stands there, in the unit of its field', async () => {
  const { typed, fields, choices } = await fieldsWith({ rooms: 20, sendQueues: 512 * 1024 * 1024 })
  expect([typed.rooms, typed.sendQueues, typed.connections]).toEqual(['20', '512', '1000'])
  expect(fields.value.sendQueues).toMatchObject({ least: 16, most: 4_096, usual: 256, changed: true })
  expect(choices.value).toEqual({ rooms: 20, sendQueues: 512 * 1024 * 1024 })
})

test.each(['', '9', '5001', '10.5', 'many', '-20'])('with “%s” connections there is no choice', async (text) => {
  const { typed, fields, choices } = await fieldsWith({ rooms: 20 })
  typed.connections = text
  expect(fields.value.connections.problem).toBe('Use a whole number from 10 to 5,000.')
  expect(choices.value).toBeNull()
})

test('a limit may be typed in Persian digits', async () => {
  const { typed, choices } = await fieldsWith({})
  typed.rooms = '۲۰'
  expect(choices.value).toEqual({ rooms: 20 })
})

test('what is usual comes back for one, or for all', async () => {
  const { typed, choices, reset } = await fieldsWith({ rooms: 20, connections: 30 })
  typed.perAddress = 'x'
  reset('rooms')
  expect([typed.rooms, typed.connections]).toEqual(['500', '30'])
  reset()
  expect(choices.value).toEqual({})
})
