import { codePoints, limits } from '../../../shared/limits.ts'
import { refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import { useRooms } from '../../stores/rooms.ts'
import { optional, type SlashCommand } from '../command.ts'

/** Shows the room's topic; with a text, changes it. */
export const topic: SlashCommand = {
  name: 'topic',
  aliases: [],
  arguments: [optional('topic')],
  async run(room, text = '') {
    const rooms = useRooms()
    if (text === '') return ok({ type: 'topic', topic: rooms.open?.topic ?? '' })
    if (codePoints(text) > limits.topicCodePoints) return fail(refusal('topic-long'))
    const refused = await rooms.changeTopic(room, text)
    return refused ? fail(refused) : ok(null)
  },
}
