import { person } from '../cast.ts'
import { chatter, own, talkers } from './others.ts'
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

/** What was said before what the window is told of: each line says its number. */
export function olden(count: number): readonly Line[] {
  return chatter(count, told).map(([name, ago, text], at) => [name, ago, `${at + 1}. ${text}`])
}
