import type { PersonId } from '../../../shared/model.ts'
import { numberIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import { sumOf } from './sums.ts'

/** Guests come and go: past so many, those known by heart are looked up anew. */
const mostByHeart = 10_000

/** The numbers that people have inside the file. */
export class Numbers {
  private readonly known = new Map<PersonId, number>()

  /** @param most how many are known by heart. */
  constructor(
    private readonly database: Database,
    private readonly most = mostByHeart,
  ) {}

  /** The number of this person, given now where they had none. */
  of(person: PersonId): number {
    const known = this.known.get(person)
    if (known !== undefined) return known
    this.database.run(
      'INSERT INTO people (id, sum) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
      ...[person, sumOf(person, '')],
    )
    const row = this.database.one('SELECT number FROM people WHERE id = ?', person)
    const number = numberIn(row, 'number')
    if (this.known.size >= this.most) this.known.clear()
    this.known.set(person, number)
    return number
  }

  /** What was given in a transaction that was undone is not given. */
  forget(): void {
    this.known.clear()
  }
}
