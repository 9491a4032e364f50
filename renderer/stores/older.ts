import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { OlderPage, Payload } from '../../shared/bridge.ts'
import { firstSeq, type RoomMirror } from '../../shared/mirror/mirror.ts'
import type { RoomId, Seq } from '../../shared/model.ts'
import { patienceOf } from '../../shared/patience.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import { call } from '../bridge/call.ts'
import { afterFrame } from './after-frame.ts'
import { useHosts } from './hosts.ts'
import type { KnownHost } from './known-host.ts'
import { useRooms } from './rooms.ts'

/** What stands above the first message of the open room. */
export type Top =
  /** Nothing was ever said before it. */
  | { readonly type: 'beginning' }
  /** What was said before is not kept by the host. */
  | { readonly type: 'cut' }
  /** What was said before is not shown to those who came later. */
  | { readonly type: 'newcomer' }
  | Asking

/** How asking for what was said before stands. `away`: the host is not reached, and this computer kept no more. */
type Asking =
  | { readonly type: 'more' }
  | { readonly type: 'asking' }
  | { readonly type: 'away' }
  | { readonly type: 'refused'; readonly refusal: Refusal }

/** Where a page is to be put: before this seq of a room, as the host told it last. */
interface Joint {
  readonly room: RoomMirror
  readonly before: Seq
}

/** What was said before what the window holds of the open room: asked for as the reader goes back. */
export const useOlder = defineStore('older', () => {
  const hosts = useHosts()
  const rooms = useRooms()
  const { asking, ask, reset } = asker()
  const top = computed<Top>(() => {
    const room = rooms.openId === null ? undefined : hosts.current?.room(rooms.openId)
    return room?.whole ? endOf(room) : asking.value
  })

  /** Asks for the page before the first message, where there may be one and none is asked for. */
  async function askMore(): Promise<void> {
    const host = hosts.current
    const room = rooms.openId === null ? undefined : host?.room(rooms.openId)
    if (host && room && top.value.type === 'more') await ask(host, room)
  }

  /** Asks again after what came in the way. */
  async function askAgain(): Promise<void> {
    reset()
    await askMore()
  }

  watch([() => hosts.openId, () => rooms.openId], reset, { flush: 'sync' })
  // who is away may have been asked in vain: once back, the host knows more
  watch(
    () => hosts.open?.link.type === 'online',
    (online) => online && asking.value.type === 'away' && reset(),
  )
  return { top, askMore, askAgain, ...unfolding() }
})

/** What the room keeps while its reader is further up. */
function unfolding() {
  const hosts = useHosts()

  /** Lets nothing of a room go while its reader is further up. */
  function unfold(host: string, room: RoomId): void {
    const whole = hosts.find(host)?.room(room)?.whole ?? false
    hosts.receive(host, { type: 'unfolded', room, messages: [], more: !whole })
  }

  /** The reader is at the newest again, or left: only what is usually held stays. */
  function fold(host: string, room: RoomId): void {
    hosts.receive(host, { type: 'folded', room })
  }

  return { unfold, fold }
}

function asker() {
  const hosts = useHosts()
  const asking = shallowRef<Asking>({ type: 'more' })
  /** Counts what was asked: the answer to what another room asked changes nothing here. */
  let asked = 0

  function reset(): void {
    asked++
    asking.value = { type: 'more' }
  }

  async function ask(host: KnownHost, room: RoomMirror): Promise<void> {
    const mine = ++asked
    asking.value = { type: 'asking' }
    const before = firstSeq(room)
    const told = await askGently({ host: host.id, room: room.id, before }, () => mine === asked)
    if (told.ok) await place(host, { room, before }, told.value)
    if (mine === asked) asking.value = told.ok ? after(host, told.value) : { type: 'refused', refusal: told.error }
  }

  /**
   * Puts a page before the message that it was asked for by. Where that is the first no more, the page is let go: a hole
   * would stand between them. Where the host is away, what this computer kept ends before what was said does.
   */
  async function place(host: KnownHost, { room, before }: Joint, { messages, more }: OlderPage): Promise<void> {
    const online = host.view.link.type === 'online'
    // a page takes longer than a frame to draw: late in one, it would hold up the next, and the list would stutter
    await afterFrame()
    const adjoins = host.room(room.id) === room && firstSeq(room) === before
    if (adjoins && (messages.length > 0 || online)) {
      hosts.receive(host.id, { type: 'unfolded', room: room.id, messages, more: more || !online })
    }
  }

  return { asking, ask, reset }
}

/** Asks for a page. Who goes back very fast waits a little where the host asks for it, as long as it is still wanted. */
async function askGently(wish: Payload<'older'>, wanted: () => boolean): Promise<Result<OlderPage, Refusal>> {
  for (;;) {
    const told = await call('older', wish)
    if (told.ok || told.error.code !== 'rate-limited') return told
    const pause = patienceOf(told.error.facts?.['retryAfter'])
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (!wanted()) return told
  }
}

function after(host: KnownHost, { messages }: OlderPage): Asking {
  return { type: host.view.link.type === 'online' || messages.length > 0 ? 'more' : 'away' }
}

/** What stands above a room of which nothing before its first message can be read. */
function endOf(room: RoomMirror): Top {
  const first = room.messages[0]?.seq
  if (first === undefined ? room.since === 0 : first === 1) return { type: 'beginning' }
  return { type: first === undefined || first === room.since + 1 ? 'newcomer' : 'cut' }
}
