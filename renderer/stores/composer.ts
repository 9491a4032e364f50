import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, type ShallowRef } from 'vue'
import { codePoints, messageLimit } from '../../shared/limits.ts'
import type { RoomId } from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import type { Outcome, SlashCommand } from '../commands/command.ts'
import { interpret } from '../commands/interpret.ts'
import { useDrafts } from './drafts.ts'
import { useHosts } from './hosts.ts'
import { useMessages } from './messages.ts'
import { useReplies } from './replies.ts'
import { useRooms } from './rooms.ts'
import { useToasts } from './toasts.ts'

/** What the composer does with the draft of the open room when the person sends it. */
export const useComposer = defineStore('composer', () => {
  const drafts = useDrafts()
  const hosts = useHosts()
  const rooms = useRooms()
  const messages = useMessages()
  const { unknown, refused, waits, settle } = objections()
  const { busy, run } = commandRunner(refused)
  /** The draft is a command that was not run, since another one runs here. */
  const held = computed(() => waits.value && busy.value)

  /** Sends the draft, or runs it. What cannot be sent stays where it is. */
  async function submit(): Promise<void> {
    const room = rooms.openId
    const typed = drafts.text
    if (room === null || codePoints(typed.trim()) > messageLimit) return
    settle()
    const meaning = interpret(typed)
    if (meaning.type === 'message') await send(meaning.text)
    else if (meaning.type === 'unknown') unknown.value = meaning.word
    else if (meaning.type === 'malformed') refused.value = refusal('command-malformed')
    else if (meaning.type === 'command' && busy.value) waits.value = true
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

  watch([() => drafts.text, () => hosts.openId, () => rooms.openId], settle, { flush: 'sync' })
  return { held, unknown, refused, submit, sendAsMessage }
})

/** What stands in the way of the draft, until it or the room changes. */
function objections() {
  /** The draft begins with this word, and there is no such command: it may be sent as a message. */
  const unknown = ref<string | null>(null)
  /** Why the command in the draft did not work. The draft stays. */
  const refused = shallowRef<Refusal | null>(null)
  /** The draft is a command that waits for another one to be done. */
  const waits = ref(false)

  function settle(): void {
    unknown.value = null
    refused.value = null
    waits.value = false
  }

  return { unknown, refused, waits, settle }
}

/** Runs commands. Whoever goes elsewhere meanwhile is not held up there, and an answer comes where it was asked for. */
function commandRunner(refused: ShallowRef<Refusal | null>) {
  const drafts = useDrafts()
  const hosts = useHosts()
  const rooms = useRooms()
  const replies = useReplies()
  const running = shallowRef<ReadonlySet<string>>(new Set())
  const place = computed(() => `${hosts.openId} ${rooms.openId}`)
  /** A command of the open room runs: until it is done, no other one runs there. */
  const busy = computed(() => running.value.has(place.value))

  async function run(command: SlashCommand, given: readonly string[], room: RoomId): Promise<void> {
    const [host, at, draft] = [hosts.openId, place.value, drafts.hold()]
    running.value = new Set([...running.value, at])
    const outcome: Outcome = await command.run(room, ...given)
    running.value = new Set([...running.value].filter((other) => other !== at))
    if (!outcome.ok) return object(outcome.error, draft.shows(), command)
    draft.drop()
    if (outcome.value) replies.add(room, outcome.value, host)
  }

  /** Says why beside the draft, or where that is not to be seen any more, in the corner. */
  function object(why: Refusal, shown: boolean, { name }: SlashCommand): void {
    if (shown) refused.value = why
    else useToasts().show(why, { key: 'command', name })
  }

  return { busy, run }
}
