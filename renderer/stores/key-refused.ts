import type { Refusal } from '../../shared/refusals.ts'

/** Whether a host was turned away from because its key is not the one that was promised: somebody may stand in its place. */
export function keyRefused(refusal: Refusal | null): boolean {
  return refusal?.code === 'key-changed' || refusal?.code === 'key-differs'
}
