import type { Draft, OlderPage, Place } from '../../../shared/bridge.ts'
import type { Clerk } from '../../store/clerk.ts'
import type { Database } from '../../store/database.ts'
import { HostNotes } from './host-notes.ts'
import { load } from './load.ts'
import type { Kept, Note, OlderAsk } from './notes.ts'
import { older } from './older.ts'

/** What can be asked of a profile's database. */
export type ProfileActs = {
  readonly begin: (asked: null) => Kept
  readonly write: (notes: readonly Note[]) => null
  /** Null: nothing before that seq is kept, though there may be something. */
  readonly older: (ask: OlderAsk) => OlderPage | null
}

/** Does what is asked of a profile's database. */
export class ProfileClerk implements Clerk<ProfileActs> {
  readonly manners = { begin: 'reads', write: 'writes', older: 'reads' } as const
  readonly acts: ProfileActs
  private readonly hosts: HostNotes

  constructor(readonly database: Database) {
    this.hosts = new HostNotes(database)
    this.acts = {
      begin: () => load(database),
      write: (notes) => this.write(notes),
      older: (ask) => older(database, ask),
    }
  }

  isHeld(): boolean {
    return true // whoever opens a profile is alone with it
  }

  settle(): void {
    return
  }

  kept(): void {
    return
  }

  undone(): void {
    return
  }

  private write(notes: readonly Note[]): null {
    for (const note of notes) {
      if (note.type === 'of') this.hosts.take(note.host, note.note)
      else if (note.type === 'draft') this.keepDraft(note.draft)
      else this.keepPlace(note.place)
    }
    return null
  }

  private keepDraft({ host, room, text }: Draft): void {
    if (text === '') this.database.run('DELETE FROM drafts WHERE host = ? AND room = ?', host, room)
    else
      this.database.run(
        'INSERT INTO drafts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text',
        ...[host, room, text],
      )
  }

  private keepPlace({ host, room }: Place): void {
    this.database.run(
      'INSERT INTO place VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET host = excluded.host, room = excluded.room',
      ...[host, room],
    )
  }
}
