import type { Draft, Place, Standing } from '../../../shared/bridge.ts'
import type { Log } from '../../disk/log.ts'
import type { Keep } from './keep.ts'
import type { Note } from './notes.ts'

/** Where the person is, and what they were writing in each room. Kept as it changes; the newest of each counts. */
export class Whereabouts {
  private readonly written = new Map<string, Draft>()
  private here: Standing | null
  private readonly notes = new Map<string, Note>()
  private writing: Promise<void> | null = null

  constructor(
    private readonly keep: Keep,
    private readonly log: Log,
  ) {
    this.here = keep.begun.place && { ...keep.begun.place, spot: null }
    for (const draft of keep.begun.drafts) this.written.set(keyOf(draft), draft)
  }

  /** What stands in the composers. */
  get drafts(): readonly Draft[] {
    return [...this.written.values()]
  }

  get place(): Standing | null {
    return this.here
  }

  /** Empty text: nothing stands there any more. */
  keepDraft(draft: Draft): void {
    if (draft.text === '') this.written.delete(keyOf(draft))
    else this.written.set(keyOf(draft), draft)
    this.note(keyOf(draft), { type: 'draft', draft })
  }

  /** The spot is for a page that crashes. The next start of the app opens the room at what is new: no disk is told. */
  keepPlace({ host, room, spot }: Standing): void {
    const moved = this.here?.host !== host || this.here.room !== room
    this.here = { host, room, spot }
    if (moved) this.note('', { type: 'place', place: { host, room } })
  }

  /** The host is forgotten: what is on disk of it goes with it. */
  forget(host: string): void {
    if (this.here?.host === host) {
      this.here = null
      this.notes.delete('')
    }
    for (const draft of this.drafts) {
      if (draft.host !== host) continue
      this.written.delete(keyOf(draft))
      this.note(keyOf(draft), { type: 'draft', draft: { ...draft, text: '' } })
    }
  }

  /** Everything so far is on disk, or the disk refused it. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing
  }

  private note(key: string, note: Note): void {
    this.notes.set(key, note)
    this.soon()
  }

  /** One write at a time: of what changes meanwhile, only the last counts. */
  private soon(): void {
    if (this.writing || this.notes.size === 0) return
    const notes = [...this.notes.values()]
    this.notes.clear()
    this.writing = this.keep.write(notes).then((kept) => {
      this.writing = null
      if (!kept.ok) this.log.warn('a draft is not kept', { why: kept.error.code })
      this.soon()
    })
  }
}

function keyOf({ host, room }: Place): string {
  return `${host} ${room}`
}
