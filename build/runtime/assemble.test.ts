import { expect, test } from 'vitest'
import { nameInElectron } from './assemble.ts'

test('the zip’s executable becomes electron', () => {
  expect(nameInElectron('Cypress/Cypress')).toBe('electron')
})

test('what Chromium needs keeps its name', () => {
  expect(nameInElectron('Cypress/icudtl.dat')).toBe('icudtl.dat')
  expect(nameInElectron('Cypress/locales/fa.pak')).toBe('locales/fa.pak')
})

test('what belongs to the zip’s own app stays behind', () => {
  expect(nameInElectron('Cypress/resources/app.asar')).toBeUndefined()
  expect(nameInElectron('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined()
  expect(nameInElectron('elsewhere/file')).toBeUndefined()
})
