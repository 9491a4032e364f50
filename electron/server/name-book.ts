import { comparableName, nameProblem, normalName, reservedNames } from '../../shared/names.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { skeleton } from './skeleton.ts'

/** Who holds a name: a person's or a room's id. */
type Holder = string

/** Every name that is in use on a host, of people and rooms alike, and who holds it. */
export class NameBook {
  private readonly byName = new Map<string, Holder>()
  private readonly byLook = new Map<string, Holder>()

  constructor() {
    for (const name of reservedNames) this.byLook.set(skeleton(name), 'host')
  }

  /**
   * Gives the name to the holder, beside those it has. Answers the name as it is kept, or why it will not do: by its
   * letters, since another holds it, or since it looks like one that another holds.
   */
  take(name: string, holder: Holder): Result<string, RefusalCode> {
    const problem = nameProblem(name) ?? this.taken(name, holder)
    if (problem) return fail(problem)
    this.byName.set(comparableName(name), holder)
    this.byLook.set(skeleton(name), holder)
    return ok(normalName(name))
  }

  /** The name is free again, but for what it has in common with one that its holder keeps. */
  release(name: string, kept: string | null = null): void {
    if (kept === null || comparableName(kept) !== comparableName(name)) this.byName.delete(comparableName(name))
    if (kept === null || skeleton(kept) !== skeleton(name)) this.byLook.delete(skeleton(name))
  }

  /** Who holds this name, by whatever spelling counts as the same. */
  holder(name: string): Holder | undefined {
    return this.byName.get(comparableName(name))
  }

  private taken(name: string, holder: Holder): RefusalCode | null {
    const holding = this.holder(name)
    if (holding !== undefined) return holding === holder ? null : 'name-taken'
    const alike = this.byLook.get(skeleton(name))
    return alike === undefined || alike === holder ? null : 'name-lookalike'
  }
}
