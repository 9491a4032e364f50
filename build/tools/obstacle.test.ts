import { describe, expect, test } from 'vitest'
import { obstacle, type Ground } from './obstacle.ts'

const desktop: Ground = { platform: 'linux', isRoot: false, hasScreen: true, missingLibraries: [] }

describe('the app', () => {
  test('opens on a desktop', () => {
    expect(obstacle(desktop, [])).toBeUndefined()
  })

  test('wants a screen', () => {
    expect(obstacle({ ...desktop, hasScreen: false }, [])).toContain('There is no screen here')
  })

  test('is not for root, unless root gives up the sandbox', () => {
    expect(obstacle({ ...desktop, isRoot: true }, [])).toContain('npm start -- --no-sandbox')
    expect(obstacle({ ...desktop, isRoot: true }, ['--no-sandbox'])).toBeUndefined()
  })

  test('names the libraries it misses', () => {
    expect(obstacle({ ...desktop, missingLibraries: ['libnss3.so'] }, [])).toContain('libnss3.so')
  })

  test('says how to set up the sandbox where the kernel keeps it from ordinary users', () => {
    const closed = { ...desktop, uselessHelper: '/opt/electron/chrome-sandbox' }
    expect(obstacle(closed, [])).toContain('sudo chmod 4755 /opt/electron/chrome-sandbox')
    expect(obstacle(closed, ['--no-sandbox'])).toBeUndefined()
  })

  test('asks none of this elsewhere', () => {
    expect(obstacle({ ...desktop, platform: 'darwin', hasScreen: false, isRoot: true }, [])).toBeUndefined()
  })
})
