/** A host on which everybody writes Persian. */
import { guest, likeFingerprint, person } from '../cast.ts'
import type { Line, SceneHost } from './scene.ts'

const day = 24 * 60

const north: readonly Line[] = [
  ['مینا', day + 75, 'بچه‌ها، برای سفر شمال چه کسی می‌آید؟'],
  ['آرش', day + 72, 'من و سارا هستیم. ماشین هم می‌آوریم.'],
  ['سارا', day + 70, 'فقط لطفاً این بار زودتر از ظهر راه بیفتیم!'],
  ['علی', 52, 'موافقم. من صبحانه را می‌آورم: نان بربری، پنیر، گردو.'],
  ['آرش', 48, 'مسیر این است: https://maps.example.org/north و حدود ۴ ساعت راه داریم.'],
  ['مینا', 40, '@علی چادر را هم یادت نرود.'],
  ['علی', 38, 'در صندوق است. کنارش هم یک Bluetooth speaker گذاشته‌ام.'],
  ['سارا', 36, 'me:از خوشحالی دست می‌زند'],
  ['مهمان-آشپزخانه', 14, 'سلام! از رایانهٔ آشپزخانه می‌نویسم.'],
  ['مینا', 8, 'پس قرار ما: پنج‌شنبه، ساعت ۷ صبح، جلوی درِ ما.'],
]

/** Mina's host. */
export const mina: SceneHost = {
  view: {
    id: 'mina',
    name: 'خانهٔ مینا',
    address: '192.168.1.42:5060',
    fingerprint: likeFingerprint('mina'),
    own: false,
    link: { type: 'online' },
  },
  you: 'علی',
  people: [person('مینا'), person('آرش'), person('سارا'), person('بابک', 'offline'), guest(1, 'مهمان-آشپزخانه')],
  rooms: [
    { name: 'سفر-شمال', topic: 'پنج‌شنبه ساعت ۷، جلوی درِ مینا', lines: north, unread: 1 },
    { name: 'پذیرایی', topic: 'خوش آمدید', lines: [['مینا', day + 300, 'به خانهٔ ما خوش آمدید.']] },
  ],
  directs: [{ name: 'سارا', lines: [['سارا', 18, 'برای تولد آرش چه بگیریم؟']], unread: 1 }],
}
