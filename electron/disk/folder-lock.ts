import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Clock } from '../../shared/clock.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { clear, look, newMark, place, writerOf, type HeldMark, type Sight } from './lock-mark.ts'
import { isTouched, LockTouch } from './lock-touch.ts'
import { makeFolder } from './make-folder.ts'
import { isBeside, lifeOf, ownPlace } from './process-place.ts'
import { unwritable } from './unwritable.ts'

/** Held as long as a host uses the folder. */
export interface FolderLock {
  /** By which whoever writes into the folder, on whichever thread, sees that it is held: see `LockWatch`. */
  readonly mark: HeldMark
  /** For whoever sees that it is not held any more. */
  readonly lost: () => void
  release(): void
}

export interface LockNeeds {
  readonly clock: Clock
  /** Called where another host took the folder over: this one MUST NOT write into it any more, nor close what it wrote. */
  readonly lost: () => void
}

const held = new Set<string>()

/** How often a lock may change hands under our eyes before it counts as held. */
const most = 5

/**
 * Makes sure that one host alone uses a data folder (made where it is missing). `folder-busy` and
 * `folder-busy-elsewhere` where another one does, `folder-unwritable` where the disk refuses.
 * 1. A lock whose process is seen to be dead MUST be taken over at once: one of this computer, outside of other
 *    containers, or from before it was started again.
 * 2. One whose process cannot be seen from here (another computer on a network folder, another container on a volume, a
 *    number that may be another process's by now) MUST be watched for 15 s first, and MUST NOT be taken where anybody touches
 *    it meanwhile. Its holder does, every 2 s.
 * 3. A holder that stood still for so long is not asked. It is told that it `lost` the folder soon after it goes on; until
 *    then, whoever writes what another one may have by now MUST ask a `LockWatch` first.
 */
export async function lockFolder(folder: string, needs: LockNeeds): Promise<Result<FolderLock, Refusal>> {
  const path = join(resolve(folder), 'host.lock')
  if (held.has(path)) return fail(refusal('folder-busy', { path: folder }))
  held.add(path)
  const taken = await take(folder, path, needs)
  if (!taken.ok) held.delete(path)
  return taken
}

async function take(folder: string, path: string, needs: LockNeeds): Promise<Result<FolderLock, Refusal>> {
  const mark = { path, content: newMark() }
  try {
    makeFolder(folder)
    for (let round = 0; round < most; round++) {
      if (place(path, mark.content)) return ok(lockOf(mark, needs))
      const problem = await vacated(path, needs.clock)
      if (problem) return fail(refusal(problem.code, { ...problem.facts, path: folder }))
    }
    return fail(refusal('folder-busy', { path: folder }))
  } catch (error) {
    return fail(unwritable(folder, error))
  }
}

/** Takes away what nobody holds any more; answers who does where somebody does. */
async function vacated(path: string, clock: Clock): Promise<Refusal | null> {
  const seen = look(path)
  if (!seen) return null
  const life = lifeOf(writerOf(seen.content), seen.touched)
  if (life === 'lives') return heldBy(seen)
  if (life === 'unknown' && (await isTouched(path, seen, clock))) {
    const now = look(path)
    return now && heldBy(now)
  }
  clear(path, seen)
  return null
}

function heldBy({ content }: Sight): Refusal {
  const holder = writerOf(content)
  const { computer } = holder
  return isBeside(holder, ownPlace()) ? refusal('folder-busy') : refusal('folder-busy-elsewhere', { computer })
}

function lockOf(mark: HeldMark, { clock, lost }: LockNeeds): FolderLock {
  const { path, content } = mark
  const touch = new LockTouch(mark, clock, lost)
  return {
    mark,
    lost,
    release() {
      touch.stop()
      held.delete(path)
      try {
        if (look(path)?.content === content) rmSync(path)
      } catch {
        // a disk that is read-only by now, say: what stays names a process that will be gone, and is taken over
      }
    },
  }
}
