import { handOver, type CommandLine, type Ending } from './program.ts'

/** The command line that gives `line` a screen: itself where there is one, else under a virtual one (Linux). */
export function onScreen(line: CommandLine): CommandLine {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return line
  return ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...line]
}

/** Runs a TypeScript file of ours on a screen. */
export function runOnScreen(file: string, words: string[], environment: Record<string, string>): Promise<Ending> {
  return handOver(onScreen([process.execPath, '--import', 'tsx', file, ...words]), environment)
}
