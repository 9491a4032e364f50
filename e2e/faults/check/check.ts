import type { Breach, Evidence } from './evidence.ts'
import { foreignBreaches, memberBreaches } from './belonging.ts'
import { authorBreaches, databaseOrderBreaches, shownOrderBreaches } from './order.ts'
import { onceBreaches, reachBreaches } from './presence.ts'
import { truthBreaches } from './truth.ts'

const all = [
  onceBreaches,
  reachBreaches,
  databaseOrderBreaches,
  shownOrderBreaches,
  authorBreaches,
  truthBreaches,
  foreignBreaches,
  memberBreaches,
]

/** Judges a run by rule U. Answers every promise that was broken; nothing where all were kept. */
export function check(evidence: Evidence): readonly Breach[] {
  return all.flatMap((rule) => rule(evidence))
}
