import { keyedId } from '../../../shared/model.ts'
import { check } from '../check/check.ts'
import { readDatabase } from '../check/database.ts'
import type { Breach, EngineHistory, Evidence, Note } from '../check/evidence.ts'
import { acknowledged, markOf } from '../check/look.ts'
import { readJournal } from '../engine/journal.ts'
import type { EnginePlan } from '../engine/plan.ts'
import type { Schedule } from './schedule.ts'

/** What came of a run. */
export interface Verdict {
  readonly breaches: readonly Breach[]
  /** Messages that were acknowledged to their author, each counted once. */
  readonly acknowledged: number
  /** Times that a message was shown to anybody. */
  readonly shown: number
}

interface Found extends Evidence {
  readonly integrity: string
}

/** Gathers what everybody wrote down, and what the host has on its disk. */
export function evidenceOf(schedule: Schedule, hostFolder: string): Found {
  const engines = schedule.parties.flat().map(historyOf)
  return { engines, ...readDatabase(hostFolder) }
}

/** Judges a run that came to rest; of one that was broken off, only why it was. */
export function judge(found: Found, broken: string | null, trouble: string | null): Verdict {
  const harm: Breach[] = trouble === null ? [] : [{ rule: 'stays-alive', what: trouble }]
  if (trouble === null && broken !== null) harm.push({ rule: 'agrees', what: broken })
  if (found.integrity !== 'ok') harm.push({ rule: 'kept-once', what: `the database is damaged: ${found.integrity}` })
  const marks = found.engines.flatMap((engine) =>
    acknowledged(engine).map(({ author, clientId }) => markOf(author, clientId)),
  )
  const shown = found.engines.flatMap(({ notes }) => notes.filter(({ type }) => type === 'message')).length
  const breaches = [...harm, ...(broken === null ? check(found) : [])]
  return { breaches, acknowledged: new Set(marks).size, shown }
}

function historyOf({ engine, identity, folder }: EnginePlan): EngineHistory {
  const notes = readJournal(folder).filter((entry): entry is Note => entry.type !== 'step')
  return { engine, person: keyedId(identity.keyHash), notes }
}
