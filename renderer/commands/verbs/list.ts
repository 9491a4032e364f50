import { ok } from '../../../shared/result.ts'
import { usePeople } from '../../stores/people.ts'
import type { SlashCommand } from '../command.ts'

/** Shows everyone who is on the host now. */
export const list: SlashCommand = {
  name: 'list',
  aliases: [],
  arguments: [],
  run() {
    return ok({ type: 'people', where: 'host', people: usePeople().onHost.filter((person) => person.here) })
  },
}
