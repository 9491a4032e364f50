import type { EventOf } from '../../shared/events.ts'
import { guestId, keyedId, type Person, type PersonId } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HostLimits } from './host-limits.ts'
import type { NameBook } from './name-book.ts'
import { Participant } from './participant.ts'
import { Roll } from './roll.ts'

/** Somebody who says hello: `was` is their name before, null where they are new, and `name` the one they said. */
export interface Arrived {
  readonly participant: Participant
  readonly was: string | null
  readonly name: string
}

/** Who is known on this host: everybody who ever showed a key, and the guests who are here. */
export class People {
  private readonly known = new Map<PersonId, Participant>()
  private readonly list = new Roll()

  /** @param guests the number of the first guest: none that an earlier run of the host gave away. */
  constructor(
    private readonly names: NameBook,
    private readonly limits: HostLimits,
    private guests: number,
  ) {}

  /**
   * Brings in whoever proved this key, or a guest, under this name. A name belongs to the first key that takes it.
   * Whoever is known has the name they had, and this one beside it, until `confirm` or `takeBack`.
   * `host-full` for somebody new where as many are known as may be: each is told to everybody, for ever.
   */
  arrive(keyHash: string | null, name: string): Result<Arrived, RefusalCode> {
    const id = keyHash === null ? guestId(this.guests) : keyedId(keyHash)
    const known = this.known.get(id)
    const was = known?.name ?? null
    // whoever comes back by the very name they have holds it: to look at its letters is most of the work
    if (known && was === name) return ok({ participant: known, was, name })
    if (!known && this.known.size >= this.limits.people) return fail('host-full')
    const taken = this.names.take(name, id)
    if (!taken.ok) return taken
    if (keyHash === null) this.guests++
    return ok({ participant: known ?? this.add(id, taken.value), was, name: taken.value })
  }

  /** Brings back somebody from before the host stopped; false where the name is in use by now. */
  remember(id: PersonId, name: string): boolean {
    const taken = this.names.take(name, id)
    if (taken.ok) this.add(id, taken.value).isKnown = true
    return taken.ok
  }

  /** Claims another name for somebody; answers it as it would be kept. They have the old one until `confirm` or `takeBack`. */
  rename({ id }: Participant, name: string): Result<string, RefusalCode> {
    return this.names.take(name, id)
  }

  /** The name that they claimed is kept: it is theirs, and the one they had is free. */
  confirm(participant: Participant, name: string): void {
    this.names.release(participant.name, name)
    participant.name = name
  }

  /** The name that they claimed could not be kept: it is free, but for what it has in common with theirs. */
  takeBack({ name: kept }: Participant, name: string): void {
    this.names.release(name, kept)
  }

  /** A guest is gone: nothing of them is kept, and their name is free. */
  forget(participant: Participant): void {
    this.known.delete(participant.id)
    this.names.release(participant.name)
  }

  find(id: PersonId): Participant | undefined {
    return this.known.get(id)
  }

  all(): readonly Participant[] {
    return [...this.known.values()]
  }

  /** Everybody whom others are told of, as a login is told of them. */
  roll(): readonly EventOf<'people'>[] {
    const people: Person[] = []
    for (const participant of this.known.values()) if (participant.isKnown) people.push(participant.view())
    return this.list.events(people)
  }

  /** How many are here now. */
  get here(): number {
    let count = 0
    for (const participant of this.known.values()) if (participant.isHere) count++
    return count
  }

  private add(id: PersonId, name: string): Participant {
    const participant = new Participant(id, name, this.limits)
    this.known.set(id, participant)
    return participant
  }
}
