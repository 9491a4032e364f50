import { defineStore } from 'pinia'
import { ref, shallowRef, watch, type ShallowRef } from 'vue'
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
  const { unknown, refused, settle } = objections()
  const { busy, run } = commandRunner(refused)

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

  async function send(text: string): Promise<void> {
    const kept = drafts.handOver()
    await messages.post(text)
    kept()
  }

  watch([() => drafts.text, () => rooms.openId], settle, { flush: 'sync' })
  return { busy, unknown, refused, submit, sendAsMessage }
})

/** What stands in the way of the draft, until it or the room changes. */
function objections() {
  /** The draft begins with this word, and there is no such command: it may be sent as a message. */
  const unknown = ref<string | null>(null)
  /** Why the command in the draft did not work. The draft stays. */
  const refused = shallowRef<Refusal | null>(null)

  function settle(): void {
    unknown.value = null
    refused.value = null
  }

  return { unknown, refused, settle }
}

function commandRunner(refused: ShallowRef<Refusal | null>) {
  const drafts = useDrafts()
  const replies = useReplies()
  /** A command runs: until it is done, nothing else is sent. */
  const busy = ref(false)

  async function run(command: SlashCommand, given: readonly string[], room: RoomId): Promise<void> {
    const draft = drafts.hold()
    busy.value = true
    const outcome: Outcome = await command.run(room, ...given)
    busy.value = false
    if (!outcome.ok) return void (refused.value = outcome.error)
    draft.drop()
    if (outcome.value) replies.add(room, outcome.value)
  }

  return { busy, run }
}
