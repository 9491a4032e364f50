import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { Spot } from '../../shared/bridge.ts'
import type { RoomId } from '../../shared/model.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'

/** Where in the open room the reader is. The app keeps it, should this window crash. */
export const useSpot = defineStore('spot', () => {
  const hosts = useHosts()
  const rooms = useRooms()
  /** Null at the end of the room. */
  const here = shallowRef<Spot | null>(null)
  /** Counts how often the reader was led to the end. */
  const led = ref(0)

  /** Leads the reader to the end of this room, if it is the open one: what they did themselves stands there. */
  function leadToEnd(host: string, room: RoomId): void {
    if (host === hosts.openId && room === rooms.openId) led.value++
  }

  watch([() => hosts.openId, () => rooms.openId], () => (here.value = null), { flush: 'sync' })
  return { here, led, leadToEnd }
})
