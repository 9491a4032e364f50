// Makes sure that an Electron and a browser are here, and prints where.
import { requireBrowser } from './browser.ts'
import { requireElectron } from './electron.ts'

const electron = await requireElectron()
console.log(`Electron ${electron.version} (${electron.from}): ${electron.folder}`)
console.log(`Browser: ${await requireBrowser()}`)
