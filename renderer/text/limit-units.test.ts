import { expect, test } from 'vitest'
import { settings } from '../../shared/limit-settings.ts'
import { limitUnits } from './limit-units.ts'

test('every limit that an owner may change is told, once', () => {
  expect(Object.keys(limitUnits).sort()).toEqual(settings.map(({ name }) => name).sort())
})

test.each(settings)('the ends and the usual value of $name are whole numbers of its unit', ({ name, value, range }) => {
  const { size } = limitUnits[name]
  for (const number of [value, ...range]) expect(number % size).toBe(0)
})
