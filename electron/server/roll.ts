import { batch, type EventOf } from '../../shared/events.ts'
import type { Person } from '../../shared/model.ts'
import { slices } from './batches.ts'

/**
 * The list of people as events. A part of it that has not changed stays the very same event, so that it is encoded once
 * for all who log in: when a thousand come back at once, that is most of the work.
 */
export class Roll {
  private told: readonly EventOf<'people'>[] = []

  /** The events that tell these people, in their order. A person who has not changed MUST be the same object. */
  events(people: readonly Person[]): readonly EventOf<'people'>[] {
    this.told = slices(people, batch.people).map((part, at) => {
      const told = this.told[at]
      return told && isSame(told.people, part) ? told : { type: 'people', people: part }
    })
    return this.told
  }
}

function isSame(some: readonly Person[], others: readonly Person[]): boolean {
  return some.length === others.length && some.every((person, at) => person === others[at])
}
