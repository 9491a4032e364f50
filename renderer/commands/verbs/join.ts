import { fail, ok } from '../../../shared/result.ts'
import { useRooms } from '../../stores/rooms.ts'
import { needed, type SlashCommand } from '../command.ts'

/** Enters a room, and makes it where there is none of that name. */
export const join: SlashCommand = {
  name: 'join',
  aliases: [],
  arguments: [needed('room')],
  async run(_room, name = '') {
    const refused = await useRooms().join(name, true)
    return refused ? fail(refused) : ok(null)
  },
}
