import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { newestSeq } from '../../shared/mirror/mirror.ts'
import type { RoomId, RoomSummary, Seq, Time } from '../../shared/model.ts'
import type { CommandName } from '../commands/command.ts'
import { useHosts } from './hosts.ts'
import type { PersonRow } from './people.ts'
import { useSpot } from './spot.ts'

/** What a command answers. Only the one who typed it sees it. */
export type Answered =
  | { readonly type: 'help'; readonly command: CommandName | null }
  | { readonly type: 'people'; readonly where: 'host' | 'room'; readonly people: readonly PersonRow[] }
  | { readonly type: 'rooms'; readonly rooms: readonly RoomSummary[] }
  | { readonly type: 'topic'; readonly topic: string }
  | { readonly type: 'ping'; readonly ms: number }
  | { readonly type: 'renamed'; readonly name: string }

/** An answer and its place: after which message it stands. */
export interface Reply {
  readonly id: number
  readonly room: RoomId
  readonly after: Seq
  readonly time: Time
  readonly answer: Answered
}

const mostPerRoom = 20

/** Answers to commands: kept by this window alone, never sent, gone when it closes. */
export const useReplies = defineStore('replies', () => {
  const replies = shallowRef<Readonly<Record<string, readonly Reply[]>>>({})
  let made = 0

  /** The answers shown in a room of a host. */
  function inRoom(host: string, room: RoomId): readonly Reply[] {
    return replies.value[`${host} ${room}`] ?? []
  }

  /** Shows an answer in a room, after what was said there last: of the open host, where none is named. */
  function add(room: RoomId, answer: Answered, hostId = useHosts().openId): void {
    const host = hostId === null ? undefined : useHosts().find(hostId)
    if (!host) return
    const known = host.room(room)
    const reply = { id: ++made, room, after: known ? newestSeq(known) : 0, time: Date.now(), answer }
    put(host.id, room, [...inRoom(host.id, room), reply].slice(-mostPerRoom))
    useSpot().leadToEnd(host.id, room)
  }

  function dismiss(id: number): void {
    for (const [place, shown] of Object.entries(replies.value)) {
      const left = shown.filter((reply) => reply.id !== id)
      if (left.length < shown.length) replies.value = { ...replies.value, [place]: left }
    }
  }

  function put(host: string, room: RoomId, shown: readonly Reply[]): void {
    replies.value = { ...replies.value, [`${host} ${room}`]: shown }
  }

  return { inRoom, add, dismiss }
})
