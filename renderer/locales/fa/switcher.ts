import type { Words } from '../schema.ts'

export const switcher: Words['switcher'] = {
  find: 'رفتن به اتاق یا نزد کسی',
  found: 'اتاق‌ها و آدم‌ها',
  more: '{count} تای دیگر: چند حرف بنویسید. | {count} تای دیگر: چند حرف بنویسید. | {count} تای دیگر: چند حرف بنویسید.',
  none: 'چیزی به این نام این‌جا نیست.',
}
