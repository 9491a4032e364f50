import type { LinkState } from '../../shared/bridge.ts'
import type { Log } from '../disk/log.ts'

/** Writes down how a host stands, where that is new: one that is away for the night is one line, not thousands. */
export class LinkLog {
  private noted = 'left '

  constructor(
    private readonly log: Log,
    private readonly host: () => string,
  ) {}

  note(state: LinkState): void {
    const why = state.type === 'waiting' || state.type === 'stopped' ? state.refusal.code : ''
    const told = `${state.type} ${why}`
    if (state.type === 'connecting' || told === this.noted) return
    this.noted = told
    const facts = { host: this.host(), ...(why && { why }) }
    if (why) this.log.warn(state.type, facts)
    else this.log.info(state.type, facts)
  }
}
