import { ok } from '../../../shared/result.ts'
import { useMessages } from '../../stores/messages.ts'
import { needed, type SlashCommand } from '../command.ts'

/** Says what the person is doing. */
export const me: SlashCommand = {
  name: 'me',
  aliases: [],
  arguments: [needed('text')],
  async run(room, text = '') {
    await useMessages().post(text, 'action', room)
    return ok(null)
  },
}
