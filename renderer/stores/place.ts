import { watch } from 'vue'
import type { Standing } from '../../shared/bridge.ts'
import { call } from '../bridge/call.ts'
import { useDrafts } from './drafts.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'
import { useSpot } from './spot.ts'

/** Opens the room where the person was last, at the spot where they read, if its host is still known. */
export function returnTo(place: Standing | null): void {
  const hosts = useHosts()
  if (!place || !hosts.find(place.host)) return
  hosts.select(place.host)
  useRooms().select(place.room, place.host)
  if (useRooms().openId === place.room) useSpot().here = place.spot
}

/** Tells the app where the person is from now on, and what they were writing when they leave; the answer stops it. */
export function keepPlace(): () => void {
  const hosts = useHosts()
  const rooms = useRooms()
  const drafts = useDrafts()
  const spots = useSpot()
  const unwatch = watch(
    [() => hosts.openId, () => rooms.openId, () => spots.here],
    ([host, room, spot]) => {
      drafts.keepNow()
      if (host !== null && room !== null) void call('keepPlace', { host, room, spot })
    },
    { immediate: true },
  )
  window.addEventListener('pagehide', drafts.keepNow)
  return () => {
    unwatch()
    window.removeEventListener('pagehide', drafts.keepNow)
  }
}
