import { refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import { useHosts } from '../../stores/hosts.ts'
import { usePeople } from '../../stores/people.ts'
import type { SlashCommand } from '../command.ts'

/** Shows everyone who is on the host now; nobody knows it while the host is away. */
export const list: SlashCommand = {
  name: 'list',
  aliases: [],
  arguments: [],
  run() {
    if (!useHosts().live) return fail(refusal('offline'))
    const people = usePeople().onHost.filter(({ attendance }) => attendance === 'here')
    return ok({ type: 'people', where: 'host', people })
  },
}
