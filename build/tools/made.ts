import { Complaint } from '../bootstrap/complaint.mjs'
import { builtStamp, sourcesOf } from '../bootstrap/sources.mjs'
import { root } from '../runtime/places.ts'
import { tell, tool, type CommandLine } from './program.ts'

/** Builds main, preload and window into dist/, unless they are of these very sources. Throws a Complaint on failure. */
export function makeApp(): Promise<void> {
  return make('app', [...tool('electron-vite'), 'build', '--logLevel', 'warn'])
}

/** Builds the window as a page for a browser, over the fake bridge, into dist/browser. */
export function makePage(): Promise<void> {
  return make('browser', [...tool('vite'), 'build', '--config', 'build/browser.config.ts', '--logLevel', 'warn'])
}

async function make(what: 'app' | 'browser', line: CommandLine): Promise<void> {
  const stamp = builtStamp(root, what)
  const sources = sourcesOf(root)
  if (stamp.matches(sources)) return
  stamp.remove()
  const { code } = await tell(line)
  if (code !== 0) throw new Complaint('Hearth could not be built; the reason is above.')
  stamp.write(sources)
}
