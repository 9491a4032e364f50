import { nameProblem, normalName } from '../../../shared/names.ts'
import { refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import { ask } from '../../stores/ask.ts'
import { needed, type SlashCommand } from '../command.ts'

/** Takes another name on this host. */
export const nick: SlashCommand = {
  name: 'nick',
  aliases: ['name'],
  arguments: [needed('name')],
  async run(_room, typed = '') {
    const name = normalName(typed)
    const problem = nameProblem(name)
    if (problem) return fail(refusal(problem))
    const told = await ask({ type: 'rename', name })
    return told.ok ? ok({ type: 'renamed', name }) : told
  },
}
