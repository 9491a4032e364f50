import type { Words } from '../schema.ts'

export const states: Words['states'] = {
  connecting: 'در حال اتصال به {name}…',
  waiting: 'ارتباط قطع است. تلاش دوباره تا {seconds} ثانیهٔ دیگر.',
  waitingNow: 'ارتباط قطع است. دوباره تلاش می‌شود…',
  stopped: 'به {name} وصل نیستید.',
  left: 'از {name} بیرون رفته‌اید.',
  tryNow: 'همین حالا',
  quietRoom: 'هنوز چیزی این‌جا گفته نشده است.',
  quietHint: 'سلامی بکنید.',
  noRoom: 'اتاقی را برگزینید',
  noHost: 'هنوز میزبانی نیست',
  kept: 'آنچه می‌نویسید می‌ماند و پس از بازگشت، به ترتیب فرستاده می‌شود.',
  takeName: 'همین نام',
  nothingYet: 'اتاق‌هایش پس از اتصال این‌جا پیدا می‌شوند.',
}
