import { join } from 'node:path'
import type { Identity } from '../../../electron/wire/identity.ts'
import { Chance } from '../../protocol/chance.ts'
import type { EnginePlan, Step } from '../engine/plan.ts'
import { faults, type FaultName } from './faults.ts'

/** All of a run that its seed decides. */
export interface Schedule {
  readonly seed: number
  /** The faults, one after the other. */
  readonly faults: readonly FaultName[]
  /** One list of engines for each process. */
  readonly parties: readonly (readonly EnginePlan[])[]
  /** Messages that will be said, each counted once. */
  readonly total: number
}

export interface ScheduleWish {
  readonly seed: number
  /** This fault alone. */
  readonly fault: FaultName | null
  /** Messages to say, about. */
  readonly posts: number
  /** Keys, one for each person. */
  readonly identities: readonly Identity[]
  /** Where the profiles are kept. */
  readonly folder: string
}

const partyCount = 3
const partySize = 4
/** Engines of a run: the last process holds one more, which is the first one's twin. */
export const peopleCount = partyCount * partySize

const rooms = ['tea', 'work', 'music']

/** What a seed stands for: the same each time. */
export function scheduleOf(wish: ScheduleWish): Schedule {
  const chance = new Chance(wish.seed)
  const names = chosenFaults(chance, wish.fault)
  const people = wish.identities.slice(0, peopleCount).map((identity, at) => person(wish, chance, identity, at))
  const parties = Array.from({ length: partyCount }, (_, at) => people.slice(at * partySize, (at + 1) * partySize))
  if (names.includes('F25') || names.includes('F26')) addTwin(wish, parties)
  const total = people.flatMap(({ steps }) => steps).reduce((sum, step) => sum + countOf(step), 0)
  return { seed: wish.seed, faults: names, parties, total }
}

/** Another program with the first one's key and posts: a copied profile. What one of them left, both have left. */
function addTwin({ folder }: ScheduleWish, parties: EnginePlan[][]): void {
  const [first] = parties[0] ?? []
  if (!first) return
  const one = { ...first, steps: first.steps.filter(({ type }) => type !== 'leave') }
  parties[0]?.splice(0, 1, one)
  parties.at(-1)?.push({ ...one, engine: 'twin', folder: join(folder, 'twin') })
}

function chosenFaults(chance: Chance, fault: FaultName | null): FaultName[] {
  if (fault) return [fault, fault]
  const all = Object.keys(faults) as FaultName[]
  return Array.from({ length: 2 + chance.below(2) }, () => chance.pick(all))
}

function person(wish: ScheduleWish, chance: Chance, identity: Identity, at: number): EnginePlan {
  const name = `person-${at}`
  const steps = stepsOf(chance, at, Math.ceil(wish.posts / peopleCount))
  // now and then somebody writes at length
  const length = chance.below(4) === 0 ? 400 : 40
  return { engine: name, name, identity, folder: join(wish.folder, name), length, steps }
}

/** In the lobby, in rooms that one enters and leaves, and alone with somebody. */
function stepsOf(chance: Chance, at: number, posts: number): readonly Step[] {
  const [one, other] = [chance.pick(rooms), chance.pick(rooms)]
  const share = (part: number): number => Math.ceil((posts * part) / 100)
  const post = (to: Extract<Step, { type: 'post' }>['to'], count: number): Step => ({ type: 'post', to, count })
  const leaves: Step[] = chance.below(2) === 0 ? [{ type: 'leave', room: one }] : []
  const friend = (at + 1 + chance.below(peopleCount - 1)) % peopleCount
  return [
    { type: 'join', room: one },
    post({ room: one }, share(35)),
    post({ room: 'lobby' }, share(10)),
    post({ person: `person-${friend}` }, share(15)),
    ...leaves,
    { type: 'join', room: other },
    post({ room: other }, share(35)),
    post({ room: 'lobby' }, share(5)),
  ]
}

function countOf(step: Step): number {
  return step.type === 'post' ? step.count : 0
}
