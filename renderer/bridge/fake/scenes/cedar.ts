/** A host of a few friends who plan a weekend, in English and Persian. */
import type { HostView } from '../../../../shared/bridge.ts'
import { guest, likeFingerprint, person } from '../cast.ts'
import type { Line, SceneHost, SceneRoom } from './scene.ts'

const view: HostView = {
  id: 'cedar',
  name: 'Cedar House',
  address: '192.168.1.20',
  fingerprint: likeFingerprint('cedar'),
  own: false,
  link: { type: 'online' },
}

const people = [
  person('Sara'),
  person('Jonas'),
  person('مینا'),
  person('Leila'),
  person('Omid', 'offline'),
  person('Noor', 'offline'),
  guest(1, 'tablet'),
]

const day = 24 * 60

const weekend: readonly Line[] = [
  ['Sara', day + 190, 'Who is in for the mountains this weekend? The forecast says sun until Sunday evening.'],
  ['Jonas', day + 188, 'Me! I can drive, and there are five seats.'],
  ['مینا', day + 184, 'من هم می‌آیم. چادر بزرگ پیش من است.'],
  ['Sara', day + 182, 'Perfect. Then we still need two sleeping bags and something to cook on.'],
  ['Sara', day + 181, 'And a better coffee pot than last time.'],
  ['Ali', 74, 'I have a gas stove and three mugs. The coffee pot was fine!'],
  ['Jonas', 71, 'me:remembers the coffee pot differently'],
  ['Jonas', 70, 'Here is the way up, two hours if we leave early: https://maps.example.org/trails/cedar-pass'],
  ['مینا', 64, 'ساعت ۶ صبح راه بیفتیم؟ جمعه‌ها جاده زود شلوغ می‌شود.'],
  ['Sara', 61, 'Six is early, but fine. @Ali, can you bring the small tent as well?'],
  ['Ali', 58, 'Yes. I will get bread and cheese on the way.'],
  ['tablet', 31, 'Hello from the kitchen tablet. Is there room for one more?'],
  ['Sara', 29, 'Always. That makes five with Leila :)'],
  ['Leila', 12, 'I am in!\n- rope\n- head torches\n- the good playlist'],
  ['مینا', 6, 'عالی شد. پس قرار ما: جمعه، ساعت ۶، جلوی نانوایی.'],
  ['Ali', 3, 'Friday, six, at the bakery. See you there.'],
]

const lobby: readonly Line[] = [
  ['Leila', day + 400, 'Good morning, everybody. The house has new speakers, come and listen.'],
  ['Sara', 320, 'سلام به همه! کلید پشت در است.'],
  ['Jonas', 300, 'Thank you. I will be there at noon.'],
]

const kitchen: readonly Line[] = [
  ['Leila', 95, 'We are out of olive oil.'],
  ['مینا', 44, 'من می‌خرم. نان هم بگیرم؟'],
  ['Leila', 9, 'Yes please, two.'],
]

const rooms: readonly SceneRoom[] = [
  { name: 'lobby', topic: 'Come in, sit down', lines: lobby },
  {
    name: 'weekend-trip',
    topic: 'Friday 6:00, at the bakery. Five seats, two tents.',
    members: ['Sara', 'Jonas', 'مینا', 'Leila', 'tablet', 'Omid'],
    lines: weekend,
  },
  {
    name: 'kitchen',
    topic: 'Who cooks, who shops',
    lines: kitchen,
    unread: 2,
    members: ['Leila', 'مینا', 'Sara', 'Noor'],
  },
  { name: 'film-club', topic: 'Tuesdays, after dinner', notJoined: true, members: ['Noor', 'Jonas'] },
  { name: 'موسیقی', topic: 'هر که سازی دارد بیاورد', notJoined: true, members: ['مینا', 'Sara'] },
]

const directs: readonly SceneRoom[] = [
  {
    name: 'Sara',
    lines: [
      ['Sara', 25, 'Do not tell Jonas, but it is his birthday on Saturday.'],
      ['Ali', 22, 'A cake at the top, then?'],
      ['Sara', 20, 'A cake at the top.'],
    ],
    unread: 1,
  },
  { name: 'مینا', lines: [['مینا', 150, 'کتابت را تمام کردم. فردا می‌آورم.']] },
]

/** The friends' host, as this profile sees it. */
export const cedar: SceneHost = { view, you: 'Ali', people, rooms, directs }
