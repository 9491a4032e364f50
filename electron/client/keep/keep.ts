import type { OlderPage } from '../../../shared/bridge.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { nothingKept, type Kept, type Note, type OlderAsk } from './notes.ts'

/**
 * What this computer keeps of a profile's hosts, so that nothing typed is lost and what was read can be read offline.
 * 1. `write` MUST settle when the notes are on disk, all of them or none, in the order in which they were written.
 * 2. None of it MUST reject: what the disk does not do is an answer.
 */
export interface Keep {
  /** What was kept when the app began. */
  readonly begun: Kept
  /** What the person must know: that the file was damaged, or cannot be used. */
  readonly problem: Refusal | null
  write(notes: readonly Note[]): Promise<Result<null, Refusal>>
  /** What was said before a seq, as far as it is kept without a gap; `offline` where only the host may know. */
  older(ask: OlderAsk): Promise<Result<OlderPage, Refusal>>
  /** Writes what is still to be written. */
  close(): Promise<void>
}

/** Keeps nothing past the end of the app: where the disk cannot be used. */
export function noKeep(problem: Refusal | null = null): Keep {
  return {
    begun: nothingKept,
    problem,
    write: () => Promise.resolve(ok(null)),
    older: () => Promise.resolve(fail(refusal('offline'))),
    close: () => Promise.resolve(),
  }
}
