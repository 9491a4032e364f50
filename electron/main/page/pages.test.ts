import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPage, listPages, mediaType, type Pages } from './pages.ts'

describe('the pages of the window', () => {
  let folder: string
  let pages: Pages

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-pages-'))
    mkdirSync(join(folder, 'dist/assets'), { recursive: true })
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    writeFileSync(join(folder, 'dist/index.html'), '<!doctype html>')
    writeFileSync(join(folder, 'dist/assets/index-1.js'), '')
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'dist/link.txt'))
    symlinkSync(folder, join(folder, 'dist/up'))
    pages = listPages(join(folder, 'dist'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are found by their address', () => {
    expect(findPage(pages, 'app://hearth/index.html')).toBe(join(folder, 'dist/index.html'))
    expect(findPage(pages, 'app://hearth/assets/index-1.js?v=1#x')).toBe(join(folder, 'dist/assets/index-1.js'))
  })

  it.each([
    'app://hearth/../secret.txt',
    'app://hearth/../../../../etc/passwd',
    'app://hearth/%2e%2e/secret.txt',
    'app://hearth/%2e%2e%2fsecret.txt',
    'app://hearth/..%5csecret.txt',
    'app://hearth/..\\secret.txt',
    'app://hearth/assets/../../secret.txt',
    'app://hearth/index.html%00.js',
    'app://hearth//etc/passwd',
    'app://hearth/link.txt',
    'app://hearth/up/secret.txt',
    'app://hearth/',
    'app://hearth',
    'app://hearth/assets',
    'app://hearth/index.html/',
    'app://evil/index.html',
    'app://hearth:81/index.html',
    'app://hearth.evil/index.html',
    'app://me@hearth/index.html',
    'file:///etc/passwd',
    'https://hearth/index.html',
    'not an address',
  ])('do not hold %s', (address) => {
    expect(findPage(pages, address)).toBeNull()
  })

  it('have a media type each, and what is unknown is only bytes', () => {
    expect(mediaType('index.html')).toBe('text/html; charset=utf-8')
    expect(mediaType('font.woff2')).toBe('font/woff2')
    expect(mediaType('thing.exe')).toBe('application/octet-stream')
  })
})
