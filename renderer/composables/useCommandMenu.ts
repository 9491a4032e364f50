import { computed, ref, watch, type Ref } from 'vue'
import { comparableName } from '../../shared/names.ts'
import { complete, type Offer } from '../commands/complete.ts'
import { interpret } from '../commands/interpret.ts'
import { mentionIn, type Mention } from '../commands/mention.ts'
import { findCommand } from '../commands/table.ts'
import { usePeople } from '../stores/people.ts'
import { useRooms } from '../stores/rooms.ts'

/**
 * The menu over the composer: it opens on `/`, and on an `@` that begins a name, follows what is typed, and never sends
 * by itself.
 */
export function useCommandMenu(draft: Ref<string>) {
  const people = usePeople()
  const rooms = useRooms()
  // the room's people are looked up only where they are offered: they change with each message
  const known = { people: () => people.onHost, members: () => people.inRoom, rooms: () => rooms.list }
  const offers = computed(() => complete(draft.value, known))
  const closed = ref(false)
  const at = ref(0)
  /** The person chose a line by the arrow keys. */
  const moved = ref(false)
  const open = computed(() => !closed.value && offers.value.length > 0)

  watch(draft, () => {
    closed.value = false
    moved.value = false
    at.value = 0
  })

  function move(by: 1 | -1): void {
    moved.value = true
    at.value = (at.value + by + offers.value.length) % offers.value.length
  }

  /** Writes an offer into the draft: this one, or the line that is chosen. */
  function accept(offer: Offer | undefined = offers.value[at.value]): void {
    if (offer) draft.value = offer.text
  }

  function close(): void {
    closed.value = true
  }

  const menu = { draft, offers, open, at, moved, move, accept, close }
  return { offers, open, at, accept, close, handleKey: (event: KeyboardEvent) => handleKey(menu, event) }
}

interface Menu {
  readonly draft: Ref<string>
  readonly offers: Ref<readonly Offer[]>
  readonly open: Ref<boolean>
  readonly at: Ref<number>
  readonly moved: Ref<boolean>
  move(by: 1 | -1): void
  accept(): void
  close(): void
}

/** Handles a key where it is the menu's; answers whether it was. */
function handleKey(menu: Menu, event: KeyboardEvent): boolean {
  if (!menu.open.value || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === 'ArrowDown') menu.move(1)
  else if (event.key === 'ArrowUp') menu.move(-1)
  else if (event.key === 'Escape') menu.close()
  else if (event.key === 'Tab' && !event.shiftKey && addsTo(menu)) menu.accept()
  else if (event.key === 'Enter' && !event.shiftKey && enterAccepts(menu)) menu.accept()
  else return false
  return true
}

/** Whether the line would change anything; else Tab moves the focus on. */
function addsTo({ draft, offers, at }: Menu): boolean {
  return offers.value[at.value]?.text !== draft.value
}

/** Enter accepts where a name is begun and not whole, or a line was chosen; else it sends what is typed. */
function enterAccepts({ draft, offers, at, moved }: Menu): boolean {
  const offer = offers.value[at.value]
  if (!offer || offer.text.trim() === draft.value.trim()) return false
  const mention = mentionIn(draft.value)
  if (moved.value) return true
  return mention ? isBegun(mention, offers.value) : offer.type === 'command' && !isWhole(draft.value)
}

/** Whether a name was begun that nobody has as it stands: a message may well end in an `@`, or in somebody's name. */
function isBegun({ typed }: Mention, offers: readonly Offer[]): boolean {
  const name = comparableName(typed)
  return typed !== '' && !offers.some((offer) => offer.type === 'person' && comparableName(offer.person.name) === name)
}

/** Whether the draft can run as it stands, and ends with a command's whole name, or another word for it. */
function isWhole(draft: string): boolean {
  return interpret(draft).type === 'command' && findCommand(draft.trim().split(/\s+/).at(-1) ?? '') !== undefined
}
