import { refusal } from '../../../shared/refusals.ts'
import { fail, ok } from '../../../shared/result.ts'
import { useHosts } from '../../stores/hosts.ts'
import { useMessages } from '../../stores/messages.ts'
import { usePeople } from '../../stores/people.ts'
import { useRooms } from '../../stores/rooms.ts'
import { needed, type SlashCommand } from '../command.ts'

/** Writes to one person alone, and opens the conversation with them. */
export const msg: SlashCommand = {
  name: 'msg',
  aliases: ['pm', 'dm', 'whisper'],
  arguments: [needed('person'), needed('text')],
  async run(_room, name = '', text = '') {
    const person = usePeople().named(name.replace(/^@/, ''))
    if (!person) return fail(refusal('person-unknown'))
    // the host may be another by the time that the conversation is open
    const host = useHosts().openId
    const direct = await useRooms().openDirect(person)
    if (!direct.ok) return direct
    await useMessages().post(text, 'text', direct.value, host)
    return ok(null)
  },
}
