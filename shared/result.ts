/** A value, or the reason there is none. Every boundary (bytes, disk, IPC, flags) answers with one: nothing throws. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** The result that holds a value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** The result that holds the reason why there is no value. */
export function fail<E>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}
