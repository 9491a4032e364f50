import { limits } from './limits.ts'

/**
 * ms until a host that asked for patience is asked again.
 * @param retryAfter what it said of that, in ms. Where it says hours it is asked earlier: one wrong number would hold
 *   back what its people said.
 */
export function patienceOf(retryAfter: string | number | undefined): number {
  return Math.min(Number(retryAfter ?? limits.patience.usual), limits.patience.most)
}
