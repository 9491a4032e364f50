import { refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import { optional, type SlashCommand } from '../command.ts'
import { findCommand } from '../table.ts'

/** Shows all commands, or how one goes. */
export const help: SlashCommand = {
  name: 'help',
  aliases: ['commands'],
  arguments: [optional('command')],
  run(_room, wanted = '') {
    if (wanted === '') return ok({ type: 'help', command: null })
    const command = findCommand(wanted)
    return command ? ok({ type: 'help', command: command.name }) : fail(refusal('command-unknown'))
  },
}
