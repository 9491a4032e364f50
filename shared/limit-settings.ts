/** The limits that a host's owner may change, by name. */
import { limits } from './limits.ts'
import { fail, ok } from './result.ts'
import { optional, record, whole, type Shape } from './shape.ts'

/** A number with the range that an owner may choose from. */
export interface Ranged {
  readonly value: number
  readonly range: readonly [number, number]
}

type Names<T> = {
  [K in keyof T & string]: T[K] extends Ranged ? K : T[K] extends object ? `${K}.${Names<T[K]>}` : never
}[keyof T & string]

/** `connections`, `messages.burst`. */
export type LimitName = Names<typeof limits>

/** A limit that an owner may change. */
export interface Setting extends Ranged {
  readonly name: LimitName
}

/** What an owner chose; the others are as usual. */
export type LimitChoices = Readonly<Partial<Record<LimitName, number>>>

/** Every limit that an owner may change, in the order of `limits`. */
export const settings: readonly Setting[] = Object.entries(limits).flatMap(([row, limit]) => settingsOf(row, limit))

/** The settings in one row of `limits`. */
export function settingsOf(name: string, limit: unknown): Setting[] {
  // the compiler knows the names of all of them, this walk does not
  if (isRanged(limit)) return [{ name: name as LimitName, ...limit }]
  return Object.entries(partsOf(limit)).flatMap(([part, inner]) => settingsOf(`${name}.${part}`, inner))
}

/** Whether it is a number that an owner may change. */
export function isRanged(limit: unknown): limit is Ranged {
  return 'range' in partsOf(limit)
}

/** The parts of a row of limits; none where it has none. */
export function partsOf(limit: unknown): Readonly<Record<string, unknown>> {
  return typeof limit === 'object' && limit !== null ? { ...limit } : {}
}

/** Whether a slow reader is held back before it is cut. Where `soft` is above `hard`, it would only ever be cut. */
export function holdsBackFirst(choices: LimitChoices): boolean {
  const { soft, hard } = queuesOf(choices)
  return soft <= hard
}

/** Both bounds of the queue of one reader, as they are with these choices. */
export function queuesOf(choices: LimitChoices): { readonly soft: number; readonly hard: number } {
  const { soft, hard } = limits.sendQueue
  return { soft: choices['sendQueue.soft'] ?? soft.value, hard: choices['sendQueue.hard'] ?? hard.value }
}

const ranges = record(Object.fromEntries(settings.map(({ name, range }) => [name, optional(whole(...range))])))

/** Choices within their ranges that go together. */
export const limitChoicesShape: Shape<LimitChoices> = (value) => {
  const fit = ranges(value)
  if (!fit.ok) return fit
  return holdsBackFirst(fit.value) ? ok(fit.value) : fail('wants sendQueue.soft at most as large as sendQueue.hard')
}
