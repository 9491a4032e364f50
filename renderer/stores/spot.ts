import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { Spot } from '../../shared/bridge.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'

/** Where in the open room the reader is. The app keeps it, should this window crash. */
export const useSpot = defineStore('spot', () => {
  const hosts = useHosts()
  const rooms = useRooms()
  /** Null at the end of the room. */
  const here = shallowRef<Spot | null>(null)
  watch([() => hosts.openId, () => rooms.openId], () => (here.value = null), { flush: 'sync' })
  return { here }
})
