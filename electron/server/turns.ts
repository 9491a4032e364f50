import type { PersonId } from '../../shared/model.ts'

/**
 * What changes a person, and is kept before it is told: one such thing of theirs after another, whichever of their
 * windows asks. Each finds what the one before left, also where the disk did not keep that.
 */
export class Turns {
  private readonly last = new Map<PersonId, Promise<void>>()

  /** Does it once whatever was begun for this person before is done; at once where nothing was. */
  take<T>(person: PersonId, act: () => T | Promise<T>): T | Promise<T> {
    const before = this.last.get(person)
    const outcome = before ? before.then(act) : act()
    if (outcome instanceof Promise) this.hold(person, outcome)
    return outcome
  }

  /** What breaks is its session's to tell, and holds up nobody. */
  private hold(person: PersonId, outcome: Promise<unknown>): void {
    const over = (): void => {
      if (this.last.get(person) === turn) this.last.delete(person)
    }
    const turn = outcome.then(over, over)
    this.last.set(person, turn)
  }
}
