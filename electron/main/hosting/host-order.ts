/** What the app and the host's thread say to each other. */
import type { Payload } from '../../../shared/bridge.ts'
import type { Refusal } from '../../../shared/refusals.ts'

/** What the thread is started with. */
export interface HostOrder extends Pick<
  Payload<'openHosting'>,
  'name' | 'plain' | 'retention' | 'newcomers' | 'limits' | 'damaged'
> {
  /** The host's own data: its key, people and rooms. */
  readonly folder: string
  readonly logs: string
  readonly port: number
}

/** What the thread tells. `failed` and `stopped` are its last words. */
export type HostNews =
  | { readonly type: 'listening'; readonly port: number; readonly keyHash: string }
  | { readonly type: 'failed'; readonly refusal: Refusal }
  | { readonly type: 'stopped' }

/** The only thing the thread is told. */
export const stopWord = 'stop'
