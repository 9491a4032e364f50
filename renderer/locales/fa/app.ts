import type { Words } from '../schema.ts'

export const app: Words['app'] = {
  name: 'هِرث',
  loading: 'آتش دارد روشن می‌شود…',
  version: 'نسخهٔ {version}',
  titleUnread: '({count}) {title}',
  closing: {
    title: 'هِرث بسته شود و میزبانی پایان یابد؟',
    body: 'ارتباط همهٔ کسانی که در {name} هستند قطع می‌شود. هر وقت دوباره میزبان شوید، خودشان برمی‌گردند.',
    sure: 'پایان و بستن',
    stay: 'میزبان می‌مانم',
  },
  broken: 'پنجره باید از نو شروع کند. آنچه فرستاده‌اید سر جایش است و چیزی از دست نرفته.',
  again: 'شروع دوباره',
}
