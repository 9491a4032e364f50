/**
 * Shapes: an unknown value in, a typed value or a misfit out. They never throw, drop unknown keys,
 * and need no `eval`, so that the same contract holds in the page, the preload, the app and the host.
 */
import { codePoints } from './limits.ts'
import { fail, ok, type Result } from './result.ts'

/** Why a value did not fit: which field, and what was wanted. For logs and protocol errors, not for people. */
export type Misfit = string

export type Shape<T> = (value: unknown) => Result<T, Misfit>

/** What a shape's values look like. */
export type Fits<S> = S extends Shape<infer T> ? T : never

/** U+0000, where databases cut a text, and half a character. */
const unfit = /[\0\p{Surrogate}]/u

/** A text without what no shape of a text takes: a paste, a keyboard or a program may leave half an emoji. */
export function wholeCharacters(given: string): string {
  return given.replace(new RegExp(unfit, 'gu'), '')
}

/** Text of `least` to `most` code points, all of them whole characters. */
export function text(most: number, least = 0): Shape<string> {
  return (value) => {
    if (typeof value !== 'string') return fail('wants text')
    // UTF-16 length first: it is never less than the code points, and costs nothing
    if (value.length > most * 2) return fail(`wants at most ${most} code points`)
    const count = codePoints(value)
    if (count < least || count > most) return fail(`wants ${least} to ${most} code points`)
    return unfit.test(value) ? fail('wants whole characters') : ok(value)
  }
}

/** A whole number from `least` to `most`. */
export function whole(least = 0, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
      ? ok(value)
      : fail(`wants a whole number from ${least} to ${most}`)
}

export const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? ok(value) : fail('wants true or false'))

/** One of these words. */
export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  const known = new Set<unknown>(words)
  return (value) => (known.has(value) ? ok(value as T) : fail(`wants one of ${words.join(', ')}`))
}

/** Text that matches a pattern. */
export function matching(pattern: RegExp): Shape<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? ok(value) : fail(`wants ${pattern.source}`))
}

/** Nothing at all, or the shape. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value) => (value === undefined ? ok(undefined) : shape(value))
}

/** The shape, or this value where there is nothing: files of an earlier version lack what came later. */
export function usually<T>(shape: Shape<T>, value: T): Shape<T> {
  return (given) => (given === undefined ? ok(value) : shape(given))
}

/** Null, or the shape. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? ok(null) : shape(value))
}

/** At most `most` of the shape. */
export function list<T>(shape: Shape<T>, most: number): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return fail(`wants a list of at most ${most}`)
    const items: T[] = []
    for (const item of value) {
      const fit = shape(item)
      if (!fit.ok) return fit
      items.push(fit.value)
    }
    return ok(items)
  }
}

type Shapes = readonly Shape<unknown>[]
/** The last places may be missing where they are optional. */
type FitsAll<S extends Shapes> = S extends readonly [...infer H extends Shapes, infer L extends Shape<unknown>]
  ? undefined extends Fits<L>
    ? readonly [...FitsAll<H>, Fits<L>?]
    : { readonly [K in keyof S]: Fits<S[K]> }
  : readonly []

/** A list with one shape for each place; what it has beyond them is dropped. */
export function tuple<const S extends Shapes>(...shapes: S): Shape<FitsAll<S>> {
  return (value) => {
    if (!Array.isArray(value)) return fail('wants a list')
    const items: unknown[] = []
    for (const [place, shape] of shapes.entries()) {
      const fit = shape(value[place])
      if (!fit.ok) return fail(`${place}: ${fit.error}`)
      if (fit.value !== undefined) items[place] = fit.value
    }
    return ok(items as unknown as FitsAll<S>)
  }
}

type OptionalKeys<F> = { [K in keyof F]: undefined extends Fits<F[K]> ? K : never }[keyof F]
type Flat<T> = { [K in keyof T]: T[K] }
/** The object that these fields describe; a field that may be undefined may be left out. */
export type Fields<F> = Flat<
  { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Fits<F[K]> } & { readonly [K in OptionalKeys<F>]?: Fits<F[K]> }
>

/** An object with these fields; what it has beside them is dropped. */
export function record<F extends Record<string, Shape<unknown>>>(fields: F): Shape<Fields<F>> {
  const entries = Object.entries(fields)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail('wants an object')
    const made: Record<string, unknown> = {}
    for (const [key, shape] of entries) {
      const fit = shape(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined)
      if (!fit.ok) return fail(`${key}: ${fit.error}`)
      if (fit.value !== undefined) made[key] = fit.value
    }
    return ok(made as Fields<F>)
  }
}

type Tagged<V> = { [K in keyof V & string]: Flat<{ readonly type: K } & Fields<V[K]>> }[keyof V & string]

/** The misfit of a value whose `type` is no variant's: a newer peer may have sent it. */
export const unknownType: Misfit = 'type: unknown'

/** An object whose `type` names one of these variants. */
export function variants<V extends Record<string, Record<string, Shape<unknown>>>>(table: V): Shape<Tagged<V>> {
  const shapes = new Map<unknown, Shape<unknown>>(
    Object.entries(table).map(([type, fields]) => [type, record({ type: oneOf(type), ...fields })]),
  )
  return (value) => {
    if (typeof value !== 'object' || value === null) return fail('wants an object')
    const shape = shapes.get((value as { type?: unknown }).type)
    return shape ? (shape(value) as Result<Tagged<V>, Misfit>) : fail(unknownType)
  }
}
