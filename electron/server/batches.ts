import { limits } from '../../shared/limits.ts'

/** bytes left of a frame for a list, when the event around it has taken its own. */
const room = limits.frame - 1024

/**
 * Cuts a list so that each part fits one event: at most `most` items, and within a frame by their bytes.
 * There is always one part at least; each item MUST fit a frame by itself.
 */
export function batches<T>(items: readonly T[], most: number, bytes = room): T[][] {
  const parts: T[][] = []
  let part: T[] = []
  let used = 0
  for (const item of items) {
    const size = sizeOf(item)
    if (part.length === most || (part.length > 0 && used + size > bytes)) {
      parts.push(part)
      part = []
      used = 0
    }
    part.push(item)
    used += size
  }
  parts.push(part)
  return parts
}

/** Events told in one piece at most: with the longest names there are, they stay one write. */
const together = 200

/** Cuts a list of small items, of which `most` always fit a frame. There is always one part at least. */
export function slices<T>(items: readonly T[], most = together): T[][] {
  const count = Math.max(1, Math.ceil(items.length / most))
  return Array.from({ length: count }, (_, at) => items.slice(at * most, (at + 1) * most))
}

/** The first items that one event holds; at least one where there is one. It looks at no more of them than it takes. */
export function oldest<T>(items: readonly T[], bytes = room): readonly T[] {
  let used = 0
  for (const [at, item] of items.entries()) {
    used += sizeOf(item)
    if (used > bytes) return items.slice(0, Math.max(at, 1))
  }
  return items
}

/** The last items that one event holds, oldest first; at least one where there is one. */
export function newest<T>(items: readonly T[], bytes = room): readonly T[] {
  let used = 0
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]
    if (item !== undefined) used += sizeOf(item)
    if (used > bytes) return items.slice(Math.min(at + 1, items.length - 1))
  }
  return items
}

/** With the comma after it. */
function sizeOf(item: unknown): number {
  return Buffer.byteLength(JSON.stringify(item)) + 1
}
