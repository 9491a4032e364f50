import type { Words } from '../schema.ts'

export const a11y: Words['a11y'] = {
  hosts: 'میزبان‌ها',
  hostsAndRooms: 'میزبان‌ها و اتاق‌ها',
  skipToComposer: 'رفتن به کادر نوشتن',
  rooms: 'اتاق‌ها و گفت‌وگوهای دونفره',
  conversation: 'گفت‌وگو در {room}',
  people: 'آدم‌ها',
  messageBy: '{name}، {time}',
  commandMenu: 'فرمان‌ها',
  openRooms: 'نمایش اتاق‌ها',
  openPeople: 'نمایش آدم‌ها',
  dismiss: 'کنار گذاشتن',
}
