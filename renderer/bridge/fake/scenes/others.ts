/** Hosts beside the two main ones: one that is away, one's own, and one that is very busy. */
import { guest, likeFingerprint, person } from '../cast.ts'
import type { Line, SceneHost } from './scene.ts'

/** A host that does not answer now. */
export function makers(retryAt: number): SceneHost {
  return {
    view: {
      id: 'makers',
      name: 'Makers’ lab',
      address: 'lab.example:6000',
      fingerprint: likeFingerprint('makers'),
      own: false,
      link: { type: 'waiting', refusal: { code: 'timed-out' }, retryAt },
    },
    you: 'Ali',
    people: [person('Ines', 'offline'), person('Tomas', 'offline')],
    rooms: [
      {
        name: 'workbench',
        topic: 'The lathe is back',
        lines: [
          ['Ines', 260, 'Whoever used the 3D printer last: please clean the plate.'],
          ['Tomas', 255, 'That was me, sorry. Done!'],
        ],
        pending: [{ text: 'Is the laser cutter free tomorrow?' }],
      },
    ],
  }
}

/** The host that runs in this app, with two guests of it. */
export const own: SceneHost = {
  view: {
    id: 'own',
    name: 'Ali’s place',
    address: '192.168.1.7:5051',
    fingerprint: likeFingerprint('own'),
    own: true,
    link: { type: 'online' },
  },
  you: 'Ali',
  people: [person('Sara'), guest(1, 'netcat-nerd')],
  rooms: [
    {
      name: 'lobby',
      lines: [
        ['Sara', 5, 'It works! I came in with your invite.'],
        ['netcat-nerd', 4, 'and I with nothing but nc'],
        ['Ali', 2, 'Welcome, both of you.'],
      ],
    },
  ],
}

/** The own host, before anybody came. */
export const ownAlone: SceneHost = { ...own, people: [], rooms: [{ name: 'lobby' }] }

export const talkers = ['Sara', 'Jonas', 'مینا', 'Leila', 'Omid']
const remarks = [
  'Has anybody seen the screwdriver?',
  'It is on the shelf, where it always is.',
  'سلام، من هم آمدم.',
  'The meeting moved to three.',
  'A longer one, so that it takes more than a line on a narrow window, and a second one on a very narrow one.',
  'باشه، ساعت سه می‌بینمتان.',
  'ok',
]

/** So many lines, one a minute, the last of them a minute ago. */
export function chatter(count: number): readonly Line[] {
  return Array.from({ length: count }, (_, at) => remark(at, count - at))
}

/** One line of those who talk without end. */
export function remark(at: number, minutesAgo: number): Line {
  return [talkers[(at * 7) % 5] ?? 'Sara', minutesAgo, remarks[(at * 3) % 7] ?? '']
}

/** A host with two hundred people, forty rooms and two thousand messages. */
export function busy(): SceneHost {
  const crowd = Array.from({ length: 195 }, (_, at) => person(`person-${at + 1}`, at % 3 === 0 ? 'offline' : 'here'))
  const lines = chatter(2_000)
  const rooms = Array.from({ length: 39 }, (_, at) => ({
    name: `room-${at + 1}`,
    unread: at % 4 === 0 ? 1 : 0,
    lines: lines.slice(0, 3),
  }))
  return {
    view: { ...own.view, id: 'busy', name: 'The whole building', own: false, address: '10.0.0.5' },
    you: 'Ali',
    people: [...talkers.map((name) => person(name)), ...crowd],
    rooms: [{ name: 'everybody', topic: 'Two thousand messages', lines }, ...rooms],
  }
}
