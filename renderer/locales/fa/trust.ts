import type { Words } from '../schema.ts'

export const trust: Words['trust'] = {
  title: 'میزبان همین است؟',
  about: 'تا کنون به {address} نرفته‌اید. از صاحبش بخواهید کلیدش را برایتان بخواند. باید همین باشد.',
  why: 'اگر فرق دارد، شاید کسی در میان نشسته باشد.',
  fingerprint: 'اثر انگشت کلید',
  groups: 'به رقم',
  words: 'به واژه',
  yes: 'همین است',
  no: 'فرق دارد',
}
