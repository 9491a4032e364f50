import { join } from 'node:path'
import { temporaryFolder } from '../../../electron/disk/temporary-folder.ts'
import type { Identity } from '../../../electron/wire/identity.ts'
import { HostProcess, serve } from '../hosts/host-process.ts'
import { socketPipe, type Pipe } from '../speech/pipe.ts'
import type { Carrier } from './carrier.ts'
import { dialClear, dialTls } from './dial.ts'

/** TLS to the headless host, in a process of its own. */
export class HeadlessTls implements Carrier {
  readonly name = 'TLS to the headless host'
  readonly provesKeys = true
  private folder: ReturnType<typeof temporaryFolder> | null = null
  private host: HostProcess | null = null
  private readonly flags: readonly string[]

  constructor(...flags: string[]) {
    this.flags = flags
  }

  async start(): Promise<void> {
    this.folder = temporaryFolder()
    this.host = await HostProcess.start(this.folder.path, '--name', "Ali's place", ...this.flags)
  }

  /** The host's process, once it is started. */
  get running(): HostProcess {
    if (!this.host) throw new Error('It is not started.')
    return this.host
  }

  /** Writes the certificate to a file, by the command line, while it is hosting; answers its path. */
  async exportCertificate(): Promise<string> {
    const folder = this.folder?.path ?? ''
    const file = join(folder, 'exported.pem')
    await serve('--data', folder, '--export-cert', file).ended
    return file
  }

  async connect(key: Identity | null, from?: string): Promise<Pipe> {
    const { port, keyHash } = this.running
    return socketPipe(await dialTls(await dialClear(port, from), key, keyHash))
  }

  async stop(): Promise<void> {
    await this.host?.stop()
    this.folder?.remove()
  }
}
