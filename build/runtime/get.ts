// Makes sure an Electron is here and prints its folder, alone on a line.
import { requireElectron } from './electron.ts'

const electron = await requireElectron()
console.error(`Electron ${electron.version} (${electron.from})`)
console.log(electron.folder)
