/** Whether a value has at least what the pattern names, at any depth; lists are compared item by item, in full. */
export function resembles(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return Object.is(value, pattern)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(pattern) && (!Array.isArray(value) || value.length !== pattern.length)) return false
  const found = value as Record<string, unknown>
  return Object.entries(pattern).every(([key, wanted]) => resembles(found[key], wanted))
}
