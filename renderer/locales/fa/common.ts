import type { Words } from '../schema.ts'

export const common: Words['common'] = {
  ok: 'باشه',
  cancel: 'انصراف',
  close: 'بستن',
  back: 'بازگشت',
  save: 'ذخیره',
  copy: 'رونوشت',
  copyWhat: 'رونوشت از {what}',
  copied: 'رونوشت شد',
  retry: 'دوباره',
  discard: 'دور انداختن',
  more: 'بیشتر',
  you: 'شما',
  and: '{first} و {last}',
}
