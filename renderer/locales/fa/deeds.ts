import type { Words } from '../schema.ts'

export const deeds: Words['deeds'] = {
  changeSettings: 'تنظیمات تغییر نکرد',
  close: 'هِرث بسته نشد',
  closeHosting: 'میزبانی پایان نیافت',
  command: 'فرمان ‎/{name} انجام نشد',
  copy: 'رونوشت برداشته نشد',
  discard: 'پیام دور انداخته نشد',
  forgetHost: 'میزبان فراموش نشد',
  leaveHost: 'بیرون رفتن از میزبان انجام نشد',
  leaveRoom: 'ترک {name} انجام نشد',
  openDirect: 'گفت‌وگو با {name} باز نشد',
  openLink: 'پیوند باز نشد',
  openLogs: 'گزارش‌ها باز نشدند',
  returnToHost: 'اتصال دوباره انجام نشد',
}
