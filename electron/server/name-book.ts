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
   * Gives the name to the holder, in place of `instead`, the one it has. Answers the name as it is kept, or why it
   * will not do: by its letters, since another holds it, or since it looks like one that another holds.
   */
  take(name: string, holder: Holder, instead: string | null = null): Result<string, RefusalCode> {
    const problem = nameProblem(name) ?? this.taken(name, holder)
    if (problem) return fail(problem)
    if (instead !== null) this.release(instead)
    this.byName.set(comparableName(name), holder)
    this.byLook.set(skeleton(name), holder)
    return ok(normalName(name))
  }

  /** The name is free again. */
  release(name: string): void {
    this.byName.delete(comparableName(name))
    this.byLook.delete(skeleton(name))
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
