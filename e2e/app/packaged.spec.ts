import { resolve } from 'node:path'
import { expect, test } from '../people.ts'

const packaged = resolve(import.meta.dirname, '../../release/e2e/linux-unpacked/hearth')

test('the packaged app hosts and joins', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali', { packaged }), people.open('Sara', { packaged })])
  expect(await ali.app.evaluate(({ app }) => app.isPackaged)).toBe(true)
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite)
  await sara.isIn()
  await sara.says('From the package')
  await ali.sees('From the package')
})

test('the packaged app opens no developer tools, and takes its page from nowhere else', async ({ people }) => {
  const environment = { ELECTRON_RENDERER_URL: 'https://example.org/' }
  const ali = await people.start('Ali', { packaged, environment })
  expect(ali.page.url()).toBe('app://hearth/index.html')
  const opened = await ali.app.evaluate(({ webContents }) => {
    const [page] = webContents.getAllWebContents()
    page?.openDevTools()
    return page?.isDevToolsOpened()
  })
  expect(opened).toBe(false)
  await ali.begins()
})
