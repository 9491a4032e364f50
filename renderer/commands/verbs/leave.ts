import { fail, ok } from '../../../shared/result.ts'
import { useRooms } from '../../stores/rooms.ts'
import type { SlashCommand } from '../command.ts'

/** Leaves the room it was typed in. */
export const leave: SlashCommand = {
  name: 'leave',
  aliases: ['part', 'close'],
  arguments: [],
  async run(room) {
    const refused = await useRooms().leave(room)
    return refused ? fail(refused) : ok(null)
  },
}
