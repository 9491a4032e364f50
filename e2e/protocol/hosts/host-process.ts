import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Program, type Ending } from './program.ts'

const root = join(import.meta.dirname, '../../..')
const built = join(root, 'dist/main/serve.js')

/** The words that start the headless host: as it is built, else from its sources. */
export function serveWords(flags: readonly string[]): string[] {
  const from = existsSync(built) ? [built] : ['--import', 'tsx', join(root, 'electron/cli/serve.ts')]
  return [...from, ...flags]
}

/** Starts the headless host with these flags, right or wrong. */
export function serve(...flags: string[]): Program {
  return new Program(process.execPath, serveWords(flags), { NODE_ENV: 'production' })
}

/** A headless host that listens, in a process of its own. */
export class HostProcess {
  private constructor(
    readonly program: Program,
    /** The one line that it printed. */
    readonly line: string,
    readonly port: number,
    /** SHA-256 of its public key, base64url. */
    readonly keyHash: string,
  ) {}

  /** Starts one on a free port of 127.0.0.1, and waits until it listens. */
  static start(folder: string, ...flags: string[]): Promise<HostProcess> {
    return HostProcess.of(serve('--port', '0', '--bind', '127.0.0.1', '--data', folder, ...flags))
  }

  /** Waits until a host that was started in some way of its own listens. */
  static async of(program: Program): Promise<HostProcess> {
    const line = await program.reads(/hearth:\/\/join/)
    const [, port, keyHash] = /\(port (\d+)\).*hearth:\/\/join\?key=([\w-]{43})&at=/.exec(line) ?? []
    if (!port || !keyHash) throw new Error(`This is no invite to be joined by: ${line}`)
    return new HostProcess(program, line, Number(port), keyHash)
  }

  /** By which it is joined without a question. */
  get invite(): string {
    return /hearth:\/\/join\S+/.exec(this.line)?.[0] ?? ''
  }

  /** Stops it as `Ctrl+C`, a service manager or a terminal that closes would. */
  stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP' = 'SIGTERM'): Promise<Ending> {
    return this.program.kill(signal)
  }
}
