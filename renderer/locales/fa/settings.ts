import type { Words } from '../schema.ts'

export const settings: Words['settings'] = {
  title: 'تنظیمات',
  theme: 'پوسته',
  themes: { system: 'مانند سیستم', light: 'روشن', dark: 'تیره' },
  language: 'زبان',
  languages: { system: 'مانند سیستم', en: 'English', fa: 'فارسی' },
  name: 'نام شما',
  nameAbout:
    'از این پس این نام به میزبان‌های تازه گفته می‌شود. جایی که هستید، برای تغییرش خودتان را در فهرست آدم‌ها برگزینید.',
  nameSaved: 'ذخیره شد.',
  hosts: 'میزبان‌های آشنا',
  hostsAbout: 'کلیدشان به یاد می‌ماند تا کسی جایشان را نگیرد.',
  hostsNone: 'هنوز هیچ‌کدام.',
  logsTitle: 'گزارش‌ها',
  logs: 'باز کردن گزارش‌ها',
  logsAbout: 'می‌گویند در هِرث چه رخ داد، و هرگز نمی‌گویند کسی چه نوشت.',
}
