/** The real app, started for a test: its own profile folder, its own process. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** ms; a reconnect waits up to 5 s by itself, and the machine may be busy. */
export const patience = 20_000

const root = resolve(import.meta.dirname, '../..')

export interface AppWish {
  /** The folder with everything that this profile keeps. */
  readonly profile: string
  /** The packaged app, where it is not the built one. */
  readonly packaged?: string | undefined
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
  const app = await _electron.launch(launchOf(wish))
  const complaints: string[] = []
  const page = await app.firstWindow()
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

function launchOf({ profile, packaged, link }: AppWish) {
  const words = [`--user-data-dir=${profile}`, '--force-device-scale-factor=1', ...(link ? [link] : [])]
  return {
    executablePath: packaged ?? process.env['ELECTRON_EXEC_PATH'] ?? 'electron',
    args: packaged ? words : ['.', ...words],
    cwd: root,
    // the theme is the app's to choose
    colorScheme: null,
    // a system that speaks English, whoever runs the tests
    env: { ...process.env, LANG: 'en_US.UTF-8', LANGUAGE: 'en', LC_ALL: 'en_US.UTF-8' },
  }
}
