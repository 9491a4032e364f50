import type { Ask } from '../../shared/bridge.ts'
import { refusal } from '../../shared/refusals.ts'
import { fail } from '../../shared/result.ts'
import { call, type Told } from '../bridge/call.ts'
import { useHosts } from './hosts.ts'

/** Asks the open host for something. */
export async function ask(wish: Ask): Promise<Told<'ask'>> {
  const host = useHosts().openId
  return host === null ? fail(refusal('offline')) : call('ask', { host, ask: wish })
}
