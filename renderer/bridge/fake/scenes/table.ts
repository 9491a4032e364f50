import type { HostView } from '../../../../shared/bridge.ts'
import type { Time } from '../../../../shared/model.ts'
import { cedar } from './cedar.ts'
import { long } from './long.ts'
import { mina } from './mina.ts'
import { busy, makers, own, ownAlone } from './others.ts'
import type { Scene, SceneHost, SceneRoom } from './scene.ts'

/** The scenes that `?scene=` may name, made for this moment. The first host is the open one. */
export const scenes = {
  'first-start': () => ({ name: null, hosts: [] }),
  welcome: () => ({ name: 'Ali', hosts: [] }),
  chat: (now) => ({ name: 'Ali', hosts: [opensWith(cedar, 'weekend-trip'), mina, makers(now + 12_000)] }),
  persian: (now) => ({ name: 'علی', settings: { language: 'fa' }, hosts: [mina, cedar, makers(now + 12_000)] }),
  hosting: (now) => ({ name: 'Ali', hosts: [own, cedar, makers(now + 12_000)], hosting: true }),
  empty: () => ({ name: 'Ali', hosts: [ownAlone], hosting: true }),
  offline: (now) => ({ name: 'Ali', hosts: [away(cedar, now), stopped(mina), makers(now + 12_000)] }),
  question: () => ({ name: 'Ali', hosts: [cedar], invited: '192.168.1.77' }),
  refused: () => ({ name: 'Ali', hosts: [withRefused(cedar)] }),
  busy: () => ({ name: 'Ali', hosts: [busy()] }),
  long: () => ({ name: 'Ali', hosts: [long()] }),
} as const satisfies Record<string, (now: Time) => Scene>

export type SceneName = keyof typeof scenes

/** The scene of this name for this moment; the friends' chat where there is none of that name. */
export function sceneFor(name: string | null, now: Time): Scene {
  const known = name !== null && Object.hasOwn(scenes, name) ? (name as SceneName) : 'chat'
  return scenes[known](now)
}

/** The same host with this room first: the window opens the first one. */
function opensWith(host: SceneHost, name: string): SceneHost {
  const first = (room: SceneRoom): number => Number(room.name !== name)
  return { ...host, rooms: [...host.rooms].sort((a, b) => first(a) - first(b)) }
}

function linked(host: SceneHost, link: HostView['link']): SceneHost {
  return { ...host, view: { ...host.view, link } }
}

function away(host: SceneHost, now: Time): SceneHost {
  const [first, ...others] = opensWith(host, 'weekend-trip').rooms
  const pending = [{ text: 'Is anybody still there?' }, { text: 'من منتظرم تا برگردید.' }]
  const rooms = first ? [{ ...first, pending }, ...others] : others
  return linked({ ...host, rooms }, { type: 'waiting', refusal: { code: 'lost' }, retryAt: now + 12_000 })
}

function stopped(host: SceneHost): SceneHost {
  return linked(host, { type: 'stopped', refusal: { code: 'key-changed' } })
}

function withRefused(host: SceneHost): SceneHost {
  const [first, ...others] = opensWith(host, 'weekend-trip').rooms
  const pending = [{ text: 'Then let us take two cars.', refused: 'outbox-full' as const }]
  const happens = [
    { name: 'Omid', type: 'came' as const },
    { name: 'Omid', type: 'lost' as const },
    { name: 'Leila', type: 'lost' as const },
    { name: 'Leila', type: 'came' as const },
    { name: 'Noor', type: 'joined' as const },
  ]
  return first ? { ...host, rooms: [{ ...first, pending, happens }, ...others] } : host
}
