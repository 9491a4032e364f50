import type { Person, PersonId } from '../../../shared/model.ts'
import { comparableName } from '../../../shared/names.ts'

/** The people whom a plain client was told of. Somebody MUST be found by name without a look at all the others. */
export class KnownPeople {
  private readonly people = new Map<PersonId, Person>()
  /** Who has which name, as names compare: on a host, no two have the same. Made when somebody is first looked for. */
  private ids: Map<string, PersonId> | null = null

  get(id: PersonId): Person | undefined {
    return this.people.get(id)
  }

  all(): Person[] {
    return [...this.people.values()]
  }

  /** The person of this name. */
  named(name: string): Person | undefined {
    this.ids ??= new Map(this.all().map((person) => [comparableName(person.name), person.id]))
    const id = this.ids.get(comparableName(name))
    return id === undefined ? undefined : this.people.get(id)
  }

  /** Learns of somebody, or how they are now. */
  put(person: Person): void {
    const was = this.people.get(person.id)
    this.people.set(person.id, person)
    if (was?.name === person.name) return
    if (was) this.forgetName(was)
    this.ids?.set(comparableName(person.name), person.id)
  }

  forget(id: PersonId): void {
    const person = this.people.get(id)
    if (person) this.forgetName(person)
    this.people.delete(id)
  }

  /** The name may be another's by now. */
  private forgetName({ id, name }: Person): void {
    if (!this.ids) return
    const comparable = comparableName(name)
    if (this.ids.get(comparable) === id) this.ids.delete(comparable)
  }
}
