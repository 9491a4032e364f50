import { defineStore } from 'pinia'
import { computed } from 'vue'
import { findPerson } from '../../shared/mirror/find.ts'
import { isGuest, type Person, type PersonId } from '../../shared/model.ts'
import { collator } from '../text/collator.ts'
import { useHosts } from './hosts.ts'
import { attendanceOf, type Attendance } from './attendance.ts'
import { useRooms } from './rooms.ts'

/** One row of a list of people. */
export interface PersonRow {
  readonly id: PersonId
  readonly name: string
  readonly attendance: Attendance
  readonly guest: boolean
  /** This profile's own person. */
  readonly you: boolean
}

/** The people of the open host and of the open room: those who are here, or were seen last, first; each group by name. */
export const usePeople = defineStore('people', () => {
  const hosts = useHosts()
  const rooms = useRooms()

  const onHost = computed<readonly PersonRow[]>(() => {
    const host = hosts.current
    return host ? sorted(Object.values(host.withPeople().people), host.you, hosts.live) : []
  })

  const inRoom = computed<readonly PersonRow[]>(() => {
    const host = hosts.current
    const room = rooms.openId === null ? undefined : host?.room(rooms.openId)
    const members = new Set(room?.members)
    return onHost.value.filter((person) => members.has(person.id))
  })

  /** This profile's own person on the open host; null until the host has let it in. */
  const you = computed(() => onHost.value.find((person) => person.you) ?? null)

  function find(id: PersonId): PersonRow | undefined {
    return onHost.value.find((person) => person.id === id)
  }

  /** The person of this name on the open host, somebody who is here before somebody who is not. */
  function named(name: string): PersonId | null {
    const host = hosts.current
    return (host && findPerson(host.withPeople(), name)?.id) ?? null
  }

  return { onHost, inRoom, you, find, named }
})

function sorted(people: readonly Person[], you: PersonId | null, live: boolean): readonly PersonRow[] {
  const offline = (person: PersonRow): boolean => person.attendance === 'offline'
  return (
    people
      .map((person) => ({
        id: person.id,
        name: person.name,
        attendance: attendanceOf(person.presence, live),
        guest: isGuest(person.id),
        you: person.id === you,
      }))
      // a guest who left is forgotten by the host: nobody can write to them any more
      .filter((person) => !offline(person) || !person.guest)
      .sort((a, b) => Number(offline(a)) - Number(offline(b)) || collator().compare(a.name, b.name))
  )
}
