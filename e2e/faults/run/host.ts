import { HostProcess } from '../../protocol/hosts/host-process.ts'

/** No limit of a person's speed: a run posts as fast as the host takes it. */
const limits = [
  'messages.burst=1000000',
  'messages.perSecond=1000000',
  'messagesPerRoom.burst=1000000',
  'messagesPerRoom.perSecond=1000000',
  'bytes.burst=1073741824',
  'bytes.perSecond=1073741824',
  'changes.burst=1000000',
  'changes.perSecond=1000000',
  'requests.burst=1000000',
  'requests.perSecond=1000000',
  'pages.burst=1000000',
  'pages.perSecond=1000000',
  'perAddress=1000',
  'unauthenticated=1000',
  'unauthenticatedPerAddress=1000',
  'newPerAddress.burst=100000',
  'newPerAddress.perMinute=1000000',
].flatMap((limit) => ['--limit', limit])

/** The headless host of a run, in a process of its own: killed with -9 and started again where it was. */
export class HostUnderTest {
  private running: HostProcess | null = null
  private known: { readonly port: number; readonly keyHash: string } | null = null
  /** How it ended without being killed; null while it did not. */
  trouble: string | null = null

  constructor(
    readonly folder: string,
    private readonly changed: () => void,
  ) {}

  get port(): number {
    return this.known?.port ?? 0
  }

  get keyHash(): string {
    return this.known?.keyHash ?? ''
  }

  /** Starts it, on the port that it had before; waits until it listens. */
  async start(): Promise<void> {
    const port = ['--port', String(this.port)]
    const running = await HostProcess.start(this.folder, ...port, '--log-level', 'error', ...limits)
    this.running = running
    this.known = { port: running.port, keyHash: running.keyHash }
    void running.program.ended.then(({ code, signal }) => {
      if (this.running !== running) return
      this.trouble = `the host ended with ${code ?? signal}: ${running.program.complaints.all.slice(-20).join('\n')}`
      this.changed()
    })
  }

  /** Dies at once. */
  async kill(): Promise<void> {
    const { running } = this
    this.running = null
    await running?.program.kill('SIGKILL')
  }

  /** Stops in good order. */
  async stop(): Promise<void> {
    const { running } = this
    this.running = null
    await running?.stop()
  }

  /** Stands still. */
  async freeze(): Promise<void> {
    await this.running?.program.freezes()
  }

  /** Goes on after it stood still. */
  thaw(): void {
    this.running?.program.thaws()
  }
}
