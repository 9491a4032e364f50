/** The app, from its start to its window. */
import { app, dialog } from 'electron'
import { pathToFileURL } from 'node:url'
import { refusal, sentence, type Refusal } from '../../shared/refusals.ts'
import { openKeep } from '../client/keep/profile-keep.ts'
import { surviveClosedPipes } from '../disk/closed-pipes.ts'
import { openLog } from '../disk/log.ts'
import { writeProblem } from '../disk/unwritable.ts'
import { Desk, type About } from './desk.ts'
import { setupEnding, setupFaults, setupSignals } from './ending.ts'
import { setupGate } from './gate/gate.ts'
import { handlersOf } from './gate/handlers.ts'
import { homeOf, listPages } from './page/pages.ts'
import { setupProtocol, setupScheme } from './page/protocol.ts'
import { builtPlaces, profilePlaces } from './places.ts'
import { systemKeyStore } from './profile/key-store.ts'
import { ownKey } from './profile/own-key.ts'
import { placeFile } from './profile/place-file.ts'
import { SettingsFile } from './profile/settings-file.ts'
import { Relaunch } from './relaunch.ts'
import { Doorbell } from './safety/doorbell.ts'
import { claimLinks, claimProfile } from './safety/invite-links.ts'
import { setupOffline, setupPermissions, setupSandbox } from './safety/safety.ts'
import { Shell } from './shell.ts'
import { setupWaking } from './waking.ts'
import { setupContextMenu } from './window/context-menu.ts'
import { Stage } from './window/stage.ts'

const home = homeOf(app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'])
const doorbell = new Doorbell()
const line = { words: process.argv.slice(1), appImage: process.env['APPIMAGE'] }
const relaunch = new Relaunch(line, (options) => app.relaunch(options))

surviveClosedPipes()
setupSandbox(home)
setupScheme()
// no top-level await: Electron gets ready only after this file has run
if (claimProfile(doorbell.ring)) app.whenReady().then(run).catch(cannotStart)
else giveWay()

async function run(): Promise<void> {
  const places = { ...builtPlaces(), ...profilePlaces() }
  const log = openLog({ folder: places.logs, name: 'client', level: 'info', alsoStderr: !app.isPackaged })
  const settings = new SettingsFile(places.settings, log)
  const key = await ownKey(places.identity, systemKeyStore(), log)
  if (!key.ok) return tellCannotStart(key.error)
  const stage = new Stage(home, places.preload, log)
  const notice = stage.notices.tell.bind(stage.notices)
  const keep = await openKeep({ path: places.keep, thread: pathToFileURL(places.keepThread) })
  const desk = new Desk({ about: about(), places, settings, key: key.value, keep, log, notice })
  const shell = new Shell(stage, desk, places.logs)
  const place = placeFile(places.window, log)
  const stop = (): ReturnType<Desk['stop']> => {
    doorbell.answered(relaunch.ask)
    return desk.stop()
  }

  setupFaults(log)
  setupPermissions()
  setupOffline(home)
  setupProtocol(home.developing ? new Map() : listPages(places.page))
  setupGate(handlersOf(desk, shell), () => stage.page, log)
  setupEnding({ stop, ended: () => relaunch.begin() }, log)
  setupSignals(() => shell.leave())
  setupContextMenu(() => shell.words)
  claimLinks()
  shell.applySettings()
  desk.start()
  setupWaking(() => desk.wake())
  stage.open(place.load(), {
    mayClose: () => shell.mayClose(),
    closes: (stood) => place.save(stood),
    troubled: () => void shell.pageTrouble(),
  })
  doorbell.answered((link) => shell.visited(link))
  shell.tellProblems()
}

/** Another app uses this profile; or nobody can, and then no claim is ever granted. */
function giveWay(): void {
  const problem = writeProblem(app.getPath('userData'))
  if (!problem) return app.quit()
  app
    .whenReady()
    .then(() => tellCannotStart(problem))
    .catch(cannotStart)
}

function about(): About {
  const [language = app.getLocale()] = app.getPreferredSystemLanguages()
  return { version: app.getVersion(), platform: process.platform, systemLanguage: language }
}

function cannotStart(error: unknown): void {
  console.error(error)
  tellCannotStart(refusal('internal'))
}

function tellCannotStart(why: Refusal): void {
  dialog.showErrorBox('Hearth', sentence(why))
  app.exit(1)
}
