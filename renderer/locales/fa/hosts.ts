import type { Words } from '../schema.ts'

export const hosts: Words['hosts'] = {
  own: 'میزبانش شمایید',
  ownRuns: 'اکنون میزبانش شمایید. برای فراموش کردن، نخست میزبانی را پایان دهید.',
  host: 'میزبانی اتاق',
  join: 'پیوستن',
  leave: 'بیرون رفتن از این میزبان',
  return: 'اتصال دوباره',
  forget: 'فراموش کردن این میزبان',
  forgetYes: 'فراموش شود',
  forgetAsk: '{name} فراموش شود؟',
  forgetAbout:
    'از فهرست شما برداشته می‌شود و این رایانه کلیدش را هم از یاد می‌برد. بعدها می‌توانید دوباره به آن بپیوندید.',
  link: {
    connecting: 'در حال اتصال…',
    online: 'وصل است',
    waiting: 'دوباره تلاش می‌شود…',
    waitingIn: 'تلاش دوباره تا {seconds} ثانیهٔ دیگر',
    stopped: 'قطع است',
    left: 'بیرون رفته‌اید',
  },
}
