import type { Words } from '../schema.ts'

export const shortcuts: Words['shortcuts'] = {
  title: 'میان‌برهای صفحه‌کلید',
  messages: 'نوشتن',
  moving: 'جابه‌جایی',
  window: 'پنجره',
  send: 'ارسال پیام',
  break: 'رفتن به خط بعد',
  command: 'برگزیدن فرمان',
  complete: 'پذیرفتن پیشنهاد فهرست',
  dismiss: 'بستن آنچه باز است',
  switcher: 'رفتن به اتاق یا نزد کسی',
  roomNext: 'اتاق بعدی',
  roomBefore: 'اتاق پیشین',
  unreadNext: 'اتاق بعدی که خبر تازه دارد',
  unreadBefore: 'اتاق پیشین که خبر تازه دارد',
  sheet: 'نمایش همین میان‌برها',
  settings: 'تنظیمات',
}
