import type { Words } from '../schema.ts'

export const join: Words['join'] = {
  title: 'پیوستن به میزبان',
  about: 'پیوند دعوت را بچسبانید، یا نشانی‌ای را که میزبان نشان می‌دهد بنویسید.',
  address: 'پیوند دعوت یا نشانی',
  addressHint: 'مانند 192.168.1.20، یا 192.168.1.20:5050، یا hearth://join?…‎',
  inviteFor: 'دعوت به {name}',
  join: 'پیوستن',
  joining: 'در حال اتصال…',
  authority: 'اعتماد به یک پروندهٔ گواهی',
  authorityAbout: 'برای میزبان‌هایی که گواهیِ خود را دارند. پروندهٔ PEM مرجع صدوری را برگزینید که آن را امضا کرده است.',
  authorityChosen: 'اعتماد به {file}',
  authorityDrop: 'به آن اعتماد نشود',
  another: 'نشانی دیگر',
  advanced: 'این میزبان گواهی خودش را دارد',
  stopped: 'برای امنیت شما متوقف شد',
}
