import type { Words } from '../schema.ts'

export const states: Words['states'] = {
  connecting: 'در حال اتصال به {name}…',
  left: 'از {name} بیرون رفته‌اید.',
  tryNow: 'همین حالا',
  quietRoom: 'هنوز چیزی این‌جا گفته نشده است.',
  quietHint: 'سلامی بکنید.',
  kept: 'آنچه می‌نویسید می‌ماند و پس از بازگشت، به ترتیب فرستاده می‌شود.',
  takeName: 'همین نام',
  nothingYet: 'اتاق‌هایش پس از اتصال این‌جا پیدا می‌شوند.',
}
