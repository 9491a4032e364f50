import type { CallName } from '../../../shared/bridge.ts'
import { refusal, type Refusal, type RefusalCode } from '../../../shared/refusals.ts'

/** What a test has asked the next calls to do. */
export class Script {
  /** Every call so far, in order. */
  readonly calls: { readonly name: CallName; readonly payload: unknown }[] = []
  private readonly refusals = new Map<CallName, Refusal>()
  private readonly breaks = new Set<CallName>()
  private readonly delays = new Map<CallName, (() => void)[]>()

  refuseNext(name: CallName, code: RefusalCode, facts?: Refusal['facts']): void {
    this.refusals.set(name, refusal(code, facts))
  }

  breakNext(name: CallName): void {
    this.breaks.add(name)
  }

  /** Such calls are answered only from `answer` on. */
  delay(name: CallName): void {
    this.delays.set(name, [])
  }

  answer(name: CallName): void {
    for (const go of this.delays.get(name) ?? []) go()
    this.delays.delete(name)
  }

  /** Settles when such a call may be answered; null: at once. */
  turn(name: CallName): Promise<void> | null {
    const waiting = this.delays.get(name)
    return waiting ? new Promise((go) => waiting.push(go)) : null
  }

  /** Notes a call; answers the refusal it must meet. Throws where it must break. */
  meet(name: CallName, payload: unknown): Refusal | undefined {
    this.calls.push({ name, payload })
    if (this.breaks.delete(name)) throw new Error(`The call ${name} broke, as the script says.`)
    const refused = this.refusals.get(name)
    this.refusals.delete(name)
    return refused
  }
}
