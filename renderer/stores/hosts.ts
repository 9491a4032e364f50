import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { HostView, Start } from '../../shared/bridge.ts'
import type { MirrorEvent } from '../../shared/mirror/apply.ts'
import { emptyMirror, type Mirror } from '../../shared/mirror/mirror.ts'
import { KnownHost } from './known-host.ts'
import { liveness } from './attendance.ts'
import { tell } from './tell.ts'

/** Stands for the host that runs in this app, whose id is not known yet. */
export const ownHost = Symbol('own host')

/** One row of the column of hosts. */
export interface HostRow {
  readonly view: HostView
  /** Messages of others that were not read, in all its rooms. */
  readonly unread: number
}

/** The hosts this profile knows, and which of them is open. */
export const useHosts = defineStore('hosts', () => {
  const shelf = hostShelf()
  const { openId, current, find, select, selectSoon } = shelf
  return {
    openId,
    current,
    find,
    select,
    selectSoon,
    ...hostViews(shelf),
    ...hostNotices(shelf),
    ...hostEvents(shelf),
    ...hostWishes(),
  }
})

type Shelf = ReturnType<typeof hostShelf>

/** Which hosts there are, and which is open. */
function hostShelf() {
  const known = shallowRef<ReadonlyMap<string, KnownHost>>(new Map())
  const openId = ref<string | null>(null)
  const current = computed(() => (openId.value === null ? null : (known.value.get(openId.value) ?? null)))
  let awaited: string | typeof ownHost | null = null

  function find(id: string): KnownHost | undefined {
    return known.value.get(id)
  }

  function select(id: string): void {
    awaited = null
    openId.value = id
  }

  /** Opens a host now, or as soon as a notice makes it known. */
  function selectSoon(wanted: string | typeof ownHost): void {
    awaited = wanted
    for (const host of known.value.values()) meet(host.view)
  }

  /** Opens this host where it is the awaited one, or the only one. */
  function meet(view: HostView): void {
    const wanted = awaited === view.id || (awaited === ownHost && view.own)
    if (wanted) awaited = null
    if (wanted || openId.value === null) openId.value = view.id
  }

  return { known, openId, current, find, select, selectSoon, meet }
}

/** What is shown of the hosts. */
function hostViews({ known, current }: Shelf) {
  const list = computed<readonly HostRow[]>(() => [...known.value.values()].map(rowOf))
  const open = computed<HostView | null>(() => current.value?.view ?? null)
  /** Whether the open host is there to say who is here. */
  const live = liveness(() => open.value)
  /** Why the open host takes no posts now; null while it does. */
  const stalled = computed(() => current.value?.withPeople().stalled ?? null)
  const unreadTotal = computed(() => list.value.reduce((sum, row) => sum + row.unread, 0))
  /** How many others are on the host that runs in this app: they would be disconnected. */
  const othersOnOwn = computed(() => {
    const own = [...known.value.values()].find((host) => host.view.own)
    const people = Object.values(own?.withPeople().people ?? {})
    return people.filter(({ id, presence }) => presence === 'here' && id !== own?.you).length
  })
  /** How many own messages a host does not have. */
  function unsent(id: string): number {
    const rooms = Object.values(known.value.get(id)?.withRooms().rooms ?? {})
    return rooms.reduce((sum, room) => sum + room.pending.length, 0)
  }
  return { list, open, live, stalled, unreadTotal, othersOnOwn, unsent }
}

/** What the app tells of the hosts. */
function hostNotices({ known, openId, current, meet }: Shelf) {
  function begin(hosts: Start['hosts']): void {
    known.value = new Map(hosts.map(({ view, mirror }) => [view.id, new KnownHost(view, mirror)]))
    if (!current.value) openId.value = hosts[0]?.view.id ?? null
  }

  /** Notice `host`: a new one, or how a known one stands now. */
  function placeView(view: HostView): void {
    const host = known.value.get(view.id)
    if (host) host.view = view
    else known.value = new Map([...known.value, [view.id, new KnownHost(view, emptyMirror())]])
    meet(view)
  }

  /** Notice `mirror`: this host told everything anew. */
  function begun(id: string, mirror: Mirror): void {
    known.value.get(id)?.begin(mirror)
  }

  /** Notice `forgotten`. The next host opens in its place. */
  function drop(id: string): void {
    known.value = new Map([...known.value].filter(([other]) => other !== id))
    if (openId.value === id) openId.value = known.value.keys().next().value ?? null
  }

  return { begin, placeView, begun, drop }
}

/** What happens on the hosts. */
function hostEvents({ known }: Shelf) {
  /** Notice `event`: shown with all others of its frame, at `wake`. */
  function hear(id: string, event: MirrorEvent): void {
    known.value.get(id)?.hear(event)
  }

  /** Shows what was heard. */
  function wake(): void {
    for (const host of known.value.values()) host.wake()
  }

  /** What this window knows before the app says it: shown at once. */
  function receive(id: string, event: MirrorEvent): void {
    known.value.get(id)?.apply(event)
  }

  return { hear, wake, receive }
}

/** What a person wants of a host; each answers whether it went well. */
function hostWishes() {
  const leave = (host: string): Promise<boolean> => tell('leaveHost', { host })
  const comeBack = (host: string): Promise<boolean> => tell('returnToHost', { host })
  const forget = (host: string): Promise<boolean> => tell('forgetHost', { host })
  return { leave, comeBack, forget }
}

function rowOf(host: KnownHost): HostRow {
  const rooms = Object.values(host.withRooms().rooms)
  return { view: host.view, unread: rooms.reduce((sum, room) => sum + room.unread, 0) }
}
