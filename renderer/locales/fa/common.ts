import type { Words } from '../schema.ts'

export const common: Words['common'] = {
  cancel: 'انصراف',
  close: 'بستن',
  save: 'ذخیره',
  again: 'تلاش دوباره',
  copyWhat: 'رونوشت از {what}',
  copied: 'رونوشت شد',
  you: 'شما',
}
