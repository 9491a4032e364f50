/** What matters of a machine to show the app on it. */
export interface Ground {
  platform: NodeJS.Platform
  isRoot: boolean
  hasScreen: boolean
  /** Shared libraries that Electron wants and the system lacks. */
  missingLibraries: string[]
  /** Electron's sandbox helper, when the kernel makes it needed and it is not set up. */
  uselessHelper?: string
}

/** The one sentence on why the app cannot open here and what to do, or nothing when it can. */
export function obstacle(ground: Ground, words: string[]): string | undefined {
  if (ground.platform !== 'linux') return undefined
  return (
    noScreen(ground) ??
    sandboxOfRoot(ground, words) ??
    withoutLibraries(ground.missingLibraries) ??
    noSandbox(ground, words)
  )
}

function noScreen({ hasScreen }: Ground): string | undefined {
  if (hasScreen) return undefined
  return 'There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty). Start Hearth from a desktop, or without a window: npm run serve -- --help'
}

function sandboxOfRoot({ isRoot }: Ground, words: string[]): string | undefined {
  if (!isRoot || words.includes('--no-sandbox')) return undefined
  return 'You are root, and Chromium’s sandbox refuses to work for root. Start Hearth as an ordinary user, or, for a try on a machine that holds nothing dear, with: npm start -- --no-sandbox'
}

/** The sentence on libraries that Electron wants and the system lacks, or nothing when it has them all. */
export function withoutLibraries(missing: string[]): string | undefined {
  if (missing.length === 0) return undefined
  return `Electron needs libraries that this system lacks: ${missing.join(', ')}. On Debian and Ubuntu, node build/run.mjs system installs them.`
}

function noSandbox({ uselessHelper, isRoot }: Ground, words: string[]): string | undefined {
  if (!uselessHelper || isRoot || words.includes('--no-sandbox')) return undefined
  return `This system closes the kernel’s namespaces to ordinary users, so the sandbox needs its helper. Set it up once: sudo chown root:root ${uselessHelper} && sudo chmod 4755 ${uselessHelper}`
}
