import { test as setup } from '@playwright/test'
import { packForTests } from '../../build/pack/package.ts'

/** Packing copies a whole Electron (ms). */
const packingTime = 180_000

setup('the app packs into a folder of its own', async () => {
  setup.setTimeout(packingTime)
  await packForTests()
})
