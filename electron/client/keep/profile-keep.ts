import type { OlderPage } from '../../../shared/bridge.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Desk } from '../../store/desk.ts'
import { LocalDesk } from '../../store/local-desk.ts'
import { ThreadDesk } from '../../store/thread-desk.ts'
import { noKeep, type Keep } from './keep.ts'
import type { Kept, Note, OlderAsk } from './notes.ts'
import { openClerk, setAside, type KeepOrder } from './open-clerk.ts'
import type { ProfileActs } from './profile-clerk.ts'

export interface KeepOptions extends KeepOrder {
  /** The built file of the database's thread; null does its work in this one, for tests. */
  readonly thread: URL | null
}

/**
 * Opens what a profile keeps. A damaged file is set aside and named in `problem`; where the disk cannot be used nothing is
 * kept past the end of the app, which is named too. It rejects only where a damaged file cannot be moved: an app that began
 * anew over it would lose it.
 */
export async function openKeep(options: KeepOptions): Promise<Keep> {
  const opened = await openDesk(options)
  if (opened.ok) return begin(opened.value, options, null)
  if (opened.error.code !== 'file-damaged') return noKeep(opened.error)
  const { path } = options
  const problem = refusal('file-damaged', { path, aside: setAside(path, new Date()) })
  const again = await openDesk(options)
  return again.ok ? begin(again.value, options, problem) : noKeep(again.error)
}

async function openDesk({ thread, ...order }: KeepOptions): Promise<Result<Desk<ProfileActs>, Refusal>> {
  if (thread) return ThreadDesk.open<ProfileActs>(thread, order)
  const clerk = openClerk(order)
  return clerk.ok ? ok(new LocalDesk(clerk.value)) : clerk
}

async function begin(desk: Desk<ProfileActs>, { path }: KeepOptions, problem: Refusal | null): Promise<Keep> {
  const begun = await desk.ask('begin', null)
  if (begun.ok) return new ProfileKeep(desk, begun.value, problem)
  await desk.close()
  return noKeep(refusal('file-unreadable', { path }))
}

/** What a profile keeps, on its disk. */
class ProfileKeep implements Keep {
  private closed: Promise<void> | null = null

  constructor(
    private readonly desk: Desk<ProfileActs>,
    readonly begun: Kept,
    readonly problem: Refusal | null,
  ) {}

  async write(notes: readonly Note[]): Promise<Result<null, Refusal>> {
    if (this.closed) return fail(refusal('disk-failed'))
    const written = await this.desk.ask('write', notes)
    return written.ok ? written : fail(refusal(written.error))
  }

  async older(ask: OlderAsk): Promise<Result<OlderPage, Refusal>> {
    if (this.closed) return fail(refusal('offline'))
    const page = await this.desk.ask('older', ask)
    if (!page.ok) return fail(refusal(page.error))
    return page.value ? ok(page.value) : fail(refusal('offline'))
  }

  close(): Promise<void> {
    return (this.closed ??= this.desk.close())
  }
}
