import type { Payload } from '../../../shared/bridge.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import type { Result } from '../../../shared/result.ts'
import type { ChatClients } from '../../client/chat-clients.ts'
import type { HostKeeper } from './host-keeper.ts'

type OneHost = Payload<'leaveHost'>

/** How a person parts with a host. The host that this app runs MUST be closed first: none runs that no window shows. */
export class Parting {
  constructor(
    private readonly clients: ChatClients,
    private readonly keeper: HostKeeper,
  ) {}

  /** Says goodbye. The host stays in the list. */
  async leave(host: OneHost): Promise<null> {
    await this.closeOwn(host)
    return this.clients.leaveHost(host)
  }

  /** Leaves it, and forgets all of it. */
  async forget(host: OneHost): Promise<Result<null, Refusal>> {
    await this.closeOwn(host)
    return this.clients.forgetHost(host)
  }

  private async closeOwn({ host }: OneHost): Promise<void> {
    const own = this.clients.list().some(({ view }) => view.id === host && view.own)
    if (own) await this.keeper.close()
  }
}
