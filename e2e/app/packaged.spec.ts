import { resolve } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
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

test('the packaged app cannot run as Node, takes no options of Node, and runs its archive alone, as it was packed', async () => {
  const fuses = await getCurrentFuseWire(packaged)
  const on = '1'.charCodeAt(0) // a fuse is a letter in the program's file
  const isOn = (fuse: FuseV1Options): boolean => Number(fuses[fuse]) === on
  const shut = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  const held = [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableEmbeddedAsarIntegrityValidation]
  expect(shut.filter(isOn)).toEqual([])
  expect(held.filter((fuse) => !isOn(fuse))).toEqual([])
})
