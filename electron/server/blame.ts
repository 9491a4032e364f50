import type { RefusalCode } from '../../shared/refusals.ts'

/** Ends before a login that are nobody's attack. */
const faultless: ReadonlySet<RefusalCode> = new Set([
  'stopping',
  'internal',
  'host-full',
  'protocol-old',
  'protocol-new',
])

/**
 * Whether a connection that is closed for this before its login counts against the address it came from.
 * @param greeted it said hello, and it is the host that takes its time
 */
export function isTheirFault(code: RefusalCode, greeted: boolean): boolean {
  return !greeted && !faultless.has(code)
}
