// What `electron <folder>` runs first. The Electron from the npm route comes without one, so this stands in.
// A module with a top-level await: Electron holds back 'ready' until the app's own entry has run to its end.
import { app } from 'electron'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Splits the command line into modules to load first (`-r`, as Playwright passes) and the app's folder or file. */
function readArguments(words) {
  const preloads = []
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '-r' || words[at] === '--require') preloads.push(resolve(words[++at]))
    else if (!words[at].startsWith('-')) return { preloads, target: resolve(words[at]) }
  }
  return { preloads }
}

/** Takes name and version from the app's package.json, and answers the folder and the entry file. */
function adopt(target) {
  const manifest = join(target, 'package.json')
  if (!existsSync(manifest)) return { folder: dirname(target), entry: target }
  const {
    main = 'index.js',
    name,
    productName = name,
    version,
    desktopName,
  } = JSON.parse(readFileSync(manifest, 'utf8'))
  if (productName) app.setName(productName)
  if (version) app.setVersion(version)
  if (desktopName) app.setDesktopName(desktopName)
  return { folder: target, entry: join(target, main) }
}

const { preloads, target } = readArguments(process.argv.slice(1))
if (!target) {
  console.error('Name the folder of an app: electron <folder>')
  app.exit(2)
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  preloads.forEach(createRequire(import.meta.url))
  const { folder, entry } = adopt(target)
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()))
  app.setAppPath(folder)
  try {
    await import(pathToFileURL(entry).href)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}
