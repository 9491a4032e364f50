import { person } from '../cast.ts'
import { chatter, own, remark, talkers } from './others.ts'
import type { Line, SceneHost } from './scene.ts'

/** How many of the newest messages the window is told of. */
const told = 2_000

/** A host with a room of a hundred thousand messages, and rooms whose beginning cannot be read. */
export function long(): SceneHost {
  return {
    view: { ...own.view, id: 'long', name: 'The old house', own: false, address: '10.0.0.6' },
    you: 'Ali',
    people: talkers.map((name) => person(name)),
    rooms: [
      { name: 'everything', lines: chatter(told), before: { count: 98_000, are: 'kept' } },
      { name: 'kept-a-week', lines: chatter(30), before: { count: 500, are: 'gone' } },
      { name: 'just-joined', lines: chatter(3), before: { count: 40, are: 'hidden' } },
      { name: 'a-page-more', lines: chatter(60), before: { count: 150, are: 'kept' } },
      { name: 'missed', lines: chatter(300), unread: 150 },
      { name: 'missed-little', lines: chatter(300), unread: 3 },
    ],
  }
}

/** Of so many lines that were said before what the window is told of, those from one on up to another: each says its number. */
export function olden(count: number, from: number, to: number): readonly Line[] {
  return Array.from({ length: to - from }, (_, one): Line => {
    const at = from + one
    const [name, ago, text] = remark(at, told + count - at)
    return [name, ago, `${at + 1}. ${text}`]
  })
}
