import { computed, reactive, type ComputedRef } from 'vue'
import { holdsBackFirst, settings, type LimitChoices, type LimitName } from '../../shared/limit-settings.ts'
import { limitUnits } from '../text/limit-units.ts'
import { wholeNumber } from '../text/whole-number.ts'
import { useWords } from './useWords.ts'

/** A limit as a form shows it: in the unit that people count it in. */
export interface LimitField {
  readonly name: LimitName
  readonly least: number
  readonly most: number
  readonly usual: number
  /** What is wrong with what was typed; empty where it is good. */
  readonly problem: string
  readonly changed: boolean
}

export interface LimitFields {
  /** What stands in each field. */
  readonly typed: Record<LimitName, string>
  readonly fields: ComputedRef<Readonly<Record<LimitName, LimitField>>>
  /** What is chosen beside what is usual; null while something is wrong. */
  readonly choices: ComputedRef<LimitChoices | null>
  /** Puts the usual value back: of all, where none is named. */
  readonly reset: (name?: LimitName) => void
}

type Words = ReturnType<typeof useWords>
type Typed = Readonly<Record<LimitName, string>>

/** The fields of all limits that an owner may change, begun with what was chosen before. */
export function useLimitFields(before: LimitChoices): LimitFields {
  const words = useWords()
  const typed = reactive(table(({ name, value }) => String((before[name] ?? value) / limitUnits[name].size))) as Record<
    LimitName,
    string
  >
  const fields = computed(() => table((setting) => fieldOf(setting, typed, words)))
  const choices = computed(() => (Object.values(fields.value).some(({ problem }) => problem) ? null : chosen(typed)))

  function reset(name?: LimitName): void {
    for (const field of Object.values(fields.value)) {
      if (name === undefined || name === field.name) typed[field.name] = String(field.usual)
    }
  }

  return { typed, fields, choices, reset }
}

function table<T>(make: (setting: (typeof settings)[number]) => T): Record<LimitName, T> {
  return Object.fromEntries(settings.map((setting) => [setting.name, make(setting)])) as Record<LimitName, T>
}

function fieldOf({ name, value, range }: (typeof settings)[number], typed: Typed, words: Words): LimitField {
  const { size } = limitUnits[name]
  const [least, most, usual] = [range[0] / size, range[1] / size, value / size]
  const number = wholeNumber(typed[name])
  const field = { name, least, most, usual, changed: number !== usual }
  const fits = number >= least && number <= most
  return { ...field, problem: fits ? queueProblem(name, typed, words) : rangeProblem(field, words) }
}

function rangeProblem({ least, most }: { least: number; most: number }, { say, number }: Words): string {
  return say('limits.problem', { least: number(least), most: number(most) })
}

/** Said once, at the bound that is to stay below the other. */
function queueProblem(name: LimitName, typed: Typed, { say }: Words): string {
  if (name !== 'sendQueue.soft' || holdsBackFirst(chosen(typed))) return ''
  return say('limits.softProblem', { hard: say('limits.names.sendQueue.hard') })
}

function chosen(typed: Typed): LimitChoices {
  const changed = settings
    .map(({ name, value }) => ({ name, value, now: wholeNumber(typed[name]) * limitUnits[name].size }))
    .filter(({ value, now }) => now !== value)
  return Object.fromEntries(changed.map(({ name, now }) => [name, now]))
}
