import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const program = resolve(import.meta.dirname, '../protocol/hosts/filled-host-program.ts')

/** A host in a process of its own, whose lobby holds so many messages in its store. */
export class FilledHost {
  private constructor(
    readonly address: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(count: number): Promise<FilledHost> {
    const host = spawn(process.execPath, ['--import', 'tsx', program, String(count)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const [address] = (await once(createInterface(host.stdout), 'line')) as [string]
    return new FilledHost(address, host)
  }

  /** `talk 200`: somebody says so many messages a second; `quiet`: no more. */
  tell(words: string): void {
    this.process.stdin?.write(`${words}\n`)
  }

  /** Settles when its process is gone. */
  async stop(): Promise<void> {
    const gone = once(this.process, 'exit')
    this.process.stdin?.end()
    await gone
  }
}
