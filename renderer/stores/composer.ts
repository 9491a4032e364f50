import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { codePoints, messageLimit } from '../../shared/limits.ts'
import type { RoomId } from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import type { Outcome, SlashCommand } from '../commands/command.ts'
import { interpret } from '../commands/interpret.ts'
import { useDrafts } from './drafts.ts'
import { useMessages } from './messages.ts'
import { useReplies } from './replies.ts'
import { useRooms } from './rooms.ts'

/** What the composer does with the draft of the open room when the person sends it. */
export const useComposer = defineStore('composer', () => {
  const drafts = useDrafts()
  const rooms = useRooms()
  const messages = useMessages()
  const replies = useReplies()
  /** A command runs: until it is done, nothing else is sent. */
  const busy = ref(false)
  /** The draft begins with this word, and there is no such command: it may be sent as a message. */
  const unknown = ref<string | null>(null)
  /** Why the command in the draft did not work. The draft stays. */
  const refused = shallowRef<Refusal | null>(null)

  watch([() => drafts.text, () => rooms.openId], settle)

  /** Sends the draft, or runs it. What cannot be sent stays where it is. */
  async function submit(): Promise<void> {
    const room = rooms.openId
    const typed = drafts.text
    if (room === null || busy.value || codePoints(typed.trim()) > messageLimit) return
    settle()
    const meaning = interpret(typed)
    if (meaning.type === 'message') await send(meaning.text)
    else if (meaning.type === 'unknown') unknown.value = meaning.word
    else if (meaning.type === 'malformed') refused.value = refusal('command-malformed')
    else if (meaning.type === 'command') await run(meaning.command, meaning.given, room)
  }

  /** Sends the draft as it stands, though it looks like a command. */
  async function sendAsMessage(): Promise<void> {
    settle()
    await send(drafts.text.trim())
  }

  function settle(): void {
    unknown.value = null
    refused.value = null
  }

  async function send(text: string): Promise<void> {
    drafts.text = ''
    await messages.post(text)
  }

  async function run(command: SlashCommand, given: readonly string[], room: RoomId): Promise<void> {
    const draft = drafts.hold()
    busy.value = true
    const outcome: Outcome = await command.run(room, ...given)
    busy.value = false
    if (!outcome.ok) return void (refused.value = outcome.error)
    draft.drop()
    if (outcome.value) replies.add(room, outcome.value)
  }

  return { busy, unknown, refused, submit, sendAsMessage }
})
