import { defineStore } from 'pinia'
import { computed, ref, type Ref, type WritableComputedRef } from 'vue'
import type { Draft, Place } from '../../shared/bridge.ts'
import { mostText } from '../../shared/commands.ts'
import { codePoints } from '../../shared/limits.ts'
import { wholeCharacters } from '../../shared/shape.ts'
import { call } from '../bridge/call.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'

/** What was typed and not sent: one draft for each room of each host. The app keeps them, should this window crash. */
export const useDrafts = defineStore('drafts', () => {
  const drafts = ref<Readonly<Record<string, string>>>({})
  const place = openPlace()
  const { keep, keepNow } = keeper()

  function write(at: Place | null, given: string): void {
    drafts.value = { ...drafts.value, [keyOf(at)]: given }
    if (at) keep({ ...at, text: given })
  }

  /** What was being written when the app or its window ended. What was typed since is newer. */
  function begin(told: readonly Draft[]): void {
    const kept = Object.fromEntries(told.map((draft) => [keyOf(draft), draft.text]))
    drafts.value = { ...kept, ...drafts.value }
  }

  const desk = { drafts, place, write, keep, keepNow }
  return { ...typing(desk), begin, keepNow, ...handing(desk) }
})

interface Desk {
  readonly drafts: Ref<Readonly<Record<string, string>>>
  readonly place: Ref<Place | null>
  readonly write: (at: Place | null, typed: string) => void
  readonly keep: (draft: Draft) => void
  readonly keepNow: () => void
}

/** How a draft is written. */
function typing({ drafts, place, write }: Desk) {
  /**
   * A draft as it is typed. What adds no more than half an emoji stays, for a keyboard that writes in halves is about to
   * finish it: taken out of its field, it would take the caret along.
   */
  function typedAt(at: () => Place | null): WritableComputedRef<string> {
    const held = (): string => drafts.value[keyOf(at())] ?? ''
    return computed<string>({
      get: held,
      set: (given) => {
        const whole = wholeCharacters(given)
        write(at(), whole === wholeCharacters(held()) ? given : whole)
      },
    })
  }

  const typed = typedAt(() => place.value)

  /** The draft of the open room in whole characters: what can be sent. */
  const text = computed<string>({
    get: () => wholeCharacters(typed.value),
    set: (given) => (typed.value = given),
  })

  /** What is typed in the room that is open now, and stays that room's when another one opens. */
  function typedHere(): WritableComputedRef<string> {
    const here = place.value
    return typedAt(() => here)
  }

  return { text, typedHere }
}

/** A draft as it was. */
interface Held {
  /** Whether it still stands in the composer, unchanged. */
  readonly shows: () => boolean
  /** Clears it, unless it was changed since. */
  readonly drop: () => void
}

/** How a draft leaves the composer. */
function handing({ drafts, place, write, keep, keepNow }: Desk) {
  /** Holds on to the draft as it is. The open room may be another later, and the draft may be changed. */
  function hold(): Held {
    const [at, held] = [place.value, drafts.value[keyOf(place.value)] ?? '']
    const same = (): boolean => (drafts.value[keyOf(at)] ?? '') === held
    return {
      shows: () => keyOf(place.value) === keyOf(at) && same(),
      drop: () => void (same() && write(at, '')),
    }
  }

  /** Takes the draft out of the composer. The app forgets it when the answer is called: what it became is kept then. */
  function handOver(): () => void {
    const at = place.value
    keepNow()
    drafts.value = { ...drafts.value, [keyOf(at)]: '' }
    return () => {
      if (!at) return
      keep({ ...at, text: drafts.value[keyOf(at)] ?? '' })
      // whoever begins again before the app is told finds it twice: as a message, and as a draft
      keepNow()
    }
  }

  return { hold, handOver }
}

function openPlace() {
  const hosts = useHosts()
  const rooms = useRooms()
  return computed<Place | null>(() =>
    hosts.openId !== null && rooms.openId !== null ? { host: hosts.openId, room: rooms.openId } : null,
  )
}

function keyOf(place: Place | null): string {
  return place ? `${place.host} ${place.room}` : ''
}

/** ms that a draft waits for the next letter before the app is told of it: what a crash may lose. */
const patience = 50

/** As much of a draft as the app keeps, from its beginning: one that is longer cannot be sent as it is anyway. */
function keepable(text: string): string {
  return wholeCharacters(codePoints(text) > mostText ? text.slice(0, mostText) : text)
}

function keeper() {
  const untold = new Map<string, Draft>()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Tells the app of a draft soon: once, however fast somebody types. */
  function keep(draft: Draft): void {
    untold.set(keyOf(draft), draft)
    timer ??= setTimeout(keepNow, patience)
  }

  /** Tells the app at once: the window may be about to go. */
  function keepNow(): void {
    clearTimeout(timer)
    timer = undefined
    for (const draft of untold.values()) void call('keepDraft', { ...draft, text: keepable(draft.text) })
    untold.clear()
  }

  return { keep, keepNow }
}
