import { handOver, type CommandLine, type Ending } from './program.ts'

/**
 * What the virtual screen is told: its size; to stay as it is when its last window closes, since the next app to come
 * would meet a server that begins anew and take it for none; and to let in whoever is on this machine, since one test
 * runs the app as another user.
 */
const screen = '-screen 0 1600x1000x24 -noreset -ac'

/** The command line that gives `line` a screen: itself where there is one, else under a virtual one (Linux). */
export function onScreen(line: CommandLine): CommandLine {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return line
  return ['xvfb-run', '-a', '-s', screen, ...line]
}

/** Runs a TypeScript file of ours on a screen. */
export function runOnScreen(file: string, words: string[], environment: Record<string, string>): Promise<Ending> {
  return handOver(onScreen([process.execPath, '--import', 'tsx', file, ...words]), environment)
}
