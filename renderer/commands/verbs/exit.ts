import { refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import { useDialogs } from '../../stores/dialogs.ts'
import { useHosting } from '../../stores/hosting.ts'
import { useHosts } from '../../stores/hosts.ts'
import type { SlashCommand } from '../command.ts'

/** Leaves the host. Where it runs here, the person is asked first: everyone would be disconnected. */
export const exit: SlashCommand = {
  name: 'exit',
  aliases: ['quit', 'disconnect'],
  arguments: [],
  async run() {
    const hosts = useHosts()
    if (!hosts.open) return fail(refusal('offline'))
    if (useHosting().runs(hosts.open)) useDialogs().show('stopHosting')
    else await hosts.leave(hosts.open.id)
    return ok(null)
  },
}
