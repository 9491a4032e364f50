import { ok } from '../../../shared/result.ts'
import { useRooms } from '../../stores/rooms.ts'
import type { SlashCommand } from '../command.ts'

/** Shows the host's open rooms, joined or not. */
export const rooms: SlashCommand = {
  name: 'rooms',
  aliases: [],
  arguments: [],
  async run() {
    const told = await useRooms().browse()
    return told.ok ? ok({ type: 'rooms', rooms: told.value }) : told
  },
}
