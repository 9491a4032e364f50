import { ok } from '../../../shared/result.ts'
import { usePeople } from '../../stores/people.ts'
import type { SlashCommand } from '../command.ts'

/** Shows who is in this room, here or not. */
export const names: SlashCommand = {
  name: 'names',
  aliases: ['who'],
  arguments: [],
  run() {
    return ok({ type: 'people', where: 'room', people: usePeople().inRoom })
  },
}
