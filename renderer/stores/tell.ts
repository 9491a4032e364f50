import type { CallName, Payload } from '../../shared/bridge.ts'
import { call } from '../bridge/call.ts'
import { useToasts, type Deed } from './toasts.ts'

/**
 * Asks the app for something whose failure has no place of its own: it becomes a toast that names it.
 * Answers whether it went well.
 */
export async function tell<N extends CallName & Deed['key']>(name: N, payload: Payload<N>): Promise<boolean> {
  const told = await call(name, payload)
  if (!told.ok) useToasts().show(told.error, { key: name })
  return told.ok
}
