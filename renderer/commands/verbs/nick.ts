import { normalName } from '../../../shared/names.ts'
import { fail, ok } from '../../../shared/result.ts'
import { rename } from '../../stores/rename.ts'
import { needed, type SlashCommand } from '../command.ts'

/** Takes another name on this host. */
export const nick: SlashCommand = {
  name: 'nick',
  aliases: ['name'],
  arguments: [needed('name')],
  async run(_room, typed = '') {
    const refused = await rename(typed)
    return refused ? fail(refused) : ok({ type: 'renamed', name: normalName(typed) })
  },
}
