import type { Words } from '../schema.ts'

export const people: Words['people'] = {
  title: 'آدم‌ها',
  here: 'این‌جا',
  hereCount: 'هیچ‌کس این‌جا نیست | {count} نفر این‌جا | {count} نفر این‌جا',
  seen: 'آخرین بار این‌جا بود',
  seenCount: 'هیچ‌کس این‌جا نبود | {count} نفر آخرین بار این‌جا بود | {count} نفر آخرین بار این‌جا بودند',
  offline: 'غایب',
  guest: 'مهمان',
  guestAbout: 'مهمان کلیدی نشان نداده است: پس از رفتنش هر کسی می‌تواند این نام را بردارد.',
  write: 'پیام',
  rename: 'تغییر نام…',
  newName: 'نام شما روی این میزبان',
  copyName: 'رونوشت از نام',
  key: 'کلید',
  offlineCount: 'هیچ‌کس غایب نیست | {count} نفر غایب | {count} نفر غایب',
  alone: 'فعلاً تنها شما این‌جایید. پیوند دعوت را برای کسی بفرستید.',
  noOther: 'هنوز کس دیگری در این اتاق نیست.',
}
