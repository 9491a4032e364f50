import type { Clock } from '../../../shared/clock.ts'
import type { Retention, Time } from '../../../shared/model.ts'
import type { Result } from '../../../shared/result.ts'
import type { Log } from '../../disk/log.ts'
import { backUp, backupsIn, clearUnfinished } from '../../store/backups.ts'
import type { Desk } from '../../store/desk.ts'
import { freeBeside, sizeOf, type DiskProblem } from '../../store/problem.ts'
import type { ArchiveActs } from './archive-clerk.ts'
import { Complaints } from './complaints.ts'
import { doubt, Horizon } from './horizon.ts'
import { backupFolder, historyFile } from './places.ts'
import type { Place } from './patrol.ts'
import { overdue } from './prune.ts'

export interface UpkeepParts {
  readonly desk: Desk<ArchiveActs>
  readonly folder: string
  readonly retention: Retention
  /** bytes of the disk that are left free. */
  readonly reserve: number
  readonly clock: Clock
  readonly log: Log
}

/** ms. */
const hour = 60 * 60_000
const day = 24 * hour
/** ms after the start: people come back first. */
const firstLook = 60_000
/** ms between two steps, in which others' orders are done. */
const breath = 50

/** What is said of work that failed at more than one place of it. */
const pruning = 'old messages were not deleted'
const reading = 'the history was not read for damage'
const backingUp = 'no backup was made'

/** What a history needs now and then: old messages and bans go, all of it is read for damage, and it is copied once a day. */
export class Upkeep {
  private horizon: Horizon | null = null
  private isOver = false
  private work: Promise<void> = Promise.resolve()
  private wake: () => void = () => undefined
  private lastBackup = -Infinity
  private readonly complaints: Complaints

  constructor(private readonly parts: UpkeepParts) {
    this.complaints = new Complaints(parts.log)
  }

  /** Begins, and goes on until it is stopped. */
  start(): void {
    this.work = this.go()
  }

  /** Settles when nothing is under way any more. */
  stop(): Promise<void> {
    this.isOver = true
    this.wake()
    return this.work
  }

  private async go(): Promise<void> {
    await this.pause(firstLook)
    while (!this.isOver) {
      await this.tidy()
      if (this.isBackupDue()) await this.patrolAndBackUp()
      await this.pause(hour)
    }
  }

  private async tidy(): Promise<void> {
    const { clock, desk } = this.parts
    this.note('bans that are over were not deleted', await desk.ask('pruneBans', clock.now()))
    await this.prune()
  }

  private async prune(): Promise<void> {
    const { desk, retention } = this.parts
    if (retention.type === 'forever') return
    const now = await this.trustedTime()
    if (now === null) return
    const due = overdue(retention, now)
    let room = 0
    while (!this.isOver) {
      const pruned = await desk.ask('prune', { ...due, room })
      if (!pruned.ok || !pruned.value) return this.note(pruning, pruned)
      const { more } = pruned.value
      room = more ? pruned.value.room - 1 : pruned.value.room
      if (more) await this.pause(breath)
    }
  }

  /** What time it is, for deleting; null where the disk does not say. */
  private async trustedTime(): Promise<Time | null> {
    const { clock, desk } = this.parts
    if (!this.horizon) {
      const newest = await desk.ask('newestUntil', clock.now() - doubt)
      if (!newest.ok) {
        this.note(pruning, newest)
        return null
      }
      this.horizon = new Horizon(clock, newest.value)
    }
    return this.horizon.now()
  }

  private isBackupDue(): boolean {
    const { clock, folder } = this.parts
    if (clock.uptime() - this.lastBackup < day) return false
    try {
      const [newest] = backupsIn(backupFolder(folder))
      return !newest || Math.abs(clock.now() - newest.time) >= day
    } catch (error) {
      this.complaints.hear(backingUp, String(error))
      return false
    }
  }

  /** What is damaged would push out the backups that are whole: it is looked for first. */
  private async patrolAndBackUp(): Promise<void> {
    let place: Place = { room: 0, seq: 0 }
    for (; !this.isOver; await this.pause(breath)) {
      const next: Result<Place | null, DiskProblem> = await this.parts.desk.ask('patrol', place)
      if (!next.ok) return this.note(reading, next)
      if (!next.value) {
        this.note(reading, next)
        return this.backUp()
      }
      place = next.value
    }
  }

  private async backUp(): Promise<void> {
    const { clock, desk, log } = this.parts
    try {
      const why = await this.copy()
      this.complaints.hear(backingUp, why)
      if (why !== null) return
      this.lastBackup = clock.uptime()
      log.info('a backup was made')
    } catch (error) {
      this.complaints.hear(backingUp, String(error))
    } finally {
      this.note('a copied history still stands still', await desk.ask('thaw', null))
    }
  }

  /** Copies the history; answers why it does not. Throws where the disk refuses. */
  private async copy(): Promise<string | null> {
    const { clock, desk, folder, reserve } = this.parts
    const path = historyFile(folder)
    clearUnfinished(backupFolder(folder))
    if (freeBeside(path) < sizeOf(path) + reserve) return 'too little is free'
    const frozen = await desk.ask('freeze', null)
    if (!frozen.ok) return frozen.error
    await backUp(path, backupFolder(folder), clock.now())
    return null
  }

  /** Tells how all of it went: a step of it that works says nothing yet. */
  private note(what: string, done: Result<unknown, DiskProblem>): void {
    this.complaints.hear(what, done.ok ? null : done.error)
  }

  private async pause(ms: number): Promise<void> {
    if (this.isOver) return
    await new Promise<void>((resolve) => {
      const cancel = this.parts.clock.after(ms, resolve)
      this.wake = () => {
        cancel()
        resolve()
      }
    })
  }
}
