import type { Words } from '../schema.ts'

export const messages: Words['messages'] = {
  new: 'تازه',
  earlier: 'آنچه پیش از شروع دوبارهٔ میزبان گفته شد',
  pending: 'در انتظار ارسال',
  retry: 'دوباره بفرست',
  discard: 'دور انداختن',
  jumpToNewest: 'رفتن به تازه‌ترین',
  jumpUnread: '{count} پیام تازه | {count} پیام تازه | {count} پیام تازه',
  begin: {
    cut: 'پیام‌های قدیمی‌تر این‌جا نگه داشته نمی‌شوند.',
    room: 'این‌جا آغازِ {room} است.',
    direct: 'این‌جا آغاز گفت‌وگوی شما با {name} است. تنها شما دو نفر و این میزبان می‌توانید آن را بخوانید.',
  },
  news: {
    joined: '{name} به اتاق پیوست',
    came: '{name} آمد',
    returned: '{name} لحظه‌ای رفت و برگشت',
    visited: '{name} آمد و رفت',
    left: { left: '{name} اتاق را ترک کرد', lost: 'ارتباط {name} قطع شد', removed: '{name} بیرون گذاشته شد' },
    gone: { left: '{name} رفت', lost: 'ارتباط {name} قطع شد', removed: '{name} بیرون گذاشته شد' },
    renamed: '{was} از این پس {name} است',
    topic: '{name} موضوع را به «{topic}» تغییر داد',
    topicCleared: '{name} موضوع را برداشت',
  },
  reply: {
    onlyYou: 'این را تنها شما می‌بینید',
    dismiss: 'پنهان کردن این پاسخ',
    people: 'روی این میزبان: {count} نفر | روی این میزبان: {count} نفر | روی این میزبان: {count} نفر',
    names: 'در این اتاق: {count} نفر | در این اتاق: {count} نفر | در این اتاق: {count} نفر',
    rooms: 'اتاق‌های باز: {count}',
    topic: 'موضوع این است: «{topic}».',
    topicNone: 'این اتاق موضوعی ندارد.',
    ping: 'میزبان در {time} پاسخ داد.',
    renamed: 'نام شما از این پس {name} است.',
    help: 'فرمان‌ها',
  },
}
