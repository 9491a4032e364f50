/** The real app, started for a test: its own profile folder, its own process. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** ms; a bound on what hangs, never a measure of speed. */
const patience = 60_000

const root = resolve(import.meta.dirname, '../..')

/** The Electron that runs the built app. */
const electron = process.env['ELECTRON_EXEC_PATH'] ?? 'electron'

export interface AppWish {
  /** The folder with everything that this profile keeps. */
  readonly profile: string
  /** The packaged app, where it is not the built one. */
  readonly packaged?: string | undefined
  /** A script that starts the executable in `HEARTH_REAL` in its own way. */
  readonly starter?: string | undefined
  /** The home folder, where it is not the tester's own. */
  readonly home?: string | undefined
  /** Added to the environment. */
  readonly environment?: Record<string, string> | undefined
  /** Switches of Electron's own. */
  readonly switches?: readonly string[] | undefined
  /** What the system hands over, such as an invite link. */
  readonly link?: string | undefined
}

export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** What the page or the app complained of: nothing, when all is well. */
  readonly complaints: string[]
  /** Its process, also after it ended. */
  readonly process: ReturnType<ElectronApplication['process']>
}

/** Starts the app, and waits for its window. */
export async function startApp(wish: AppWish): Promise<RunningApp> {
  const { executablePath, ...launch } = launchOf(wish)
  // without a path of its own, Playwright holds the app back until it has attached: no first window is missed
  const app = await _electron.launch(executablePath === electron ? launch : { executablePath, ...launch })
  const complaints: string[] = []
  const page = await app.firstWindow({ timeout: patience })
  page.setDefaultTimeout(patience)
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()))
  return { app, page, complaints, process: app.process() }
}

/** Whether its process runs. */
export function isAlive({ process: { exitCode, signalCode } }: RunningApp): boolean {
  return exitCode === null && signalCode === null
}

/** Ends its process at once, as a power cut would. */
export async function killApp(running: RunningApp): Promise<void> {
  if (!isAlive(running)) return
  const gone = once(running.process, 'exit')
  running.process.kill('SIGKILL')
  await gone
}

/** Runs a second start of the same profile to its end. */
export async function startAgain(wish: AppWish): Promise<void> {
  const { executablePath, args, env } = launchOf(wish)
  const second = spawn(executablePath, ['--no-sandbox', ...args], { env, cwd: root, stdio: 'ignore' })
  await once(second, 'exit')
}

function launchOf({ profile, packaged, starter, home, environment: own = {}, switches = [], link }: AppWish) {
  // where there is no GPU, a process that plays one takes a sixth of the time
  const words = [
    '--disable-gpu',
    `--user-data-dir=${profile}`,
    '--force-device-scale-factor=1',
    ...switches,
    ...(link ? [link] : []),
  ]
  const executable = packaged ?? electron
  return {
    executablePath: starter ?? executable,
    args: packaged ? words : ['.', ...words],
    cwd: root,
    // the theme is the app's to choose
    colorScheme: null,
    env: environment({ HEARTH_REAL: executable, ...(home && { HOME: home }), ...own }),
  }
}

/** A system that speaks English, whoever runs the tests. */
function environment(own: Record<string, string>): Record<string, string> {
  const held = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(held), LANG: 'en_US.UTF-8', LANGUAGE: 'en', LC_ALL: 'en_US.UTF-8', ...own }
}
