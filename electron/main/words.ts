/** The few sentences that the app says outside its window: menus and the system's own dialogs. */
const en = {
  file: 'File',
  host: 'Host Room…',
  join: 'Join…',
  settings: 'Settings…',
  logs: 'Open Logs Folder',
  close: 'Close',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  help: 'Help',
  shortcuts: 'Keyboard Shortcuts',
  version: 'Version {version}',
  chooseAuthority: 'Choose a Certificate File',
  certificates: 'Certificates (PEM)',
  allFiles: 'All Files',
  cannotStart: 'Hearth cannot start',
}

const fa: Words = {
  file: 'پرونده',
  host: 'میزبانی اتاق…',
  join: 'پیوستن…',
  settings: 'تنظیمات…',
  logs: 'باز کردن پوشهٔ گزارش‌ها',
  close: 'بستن',
  edit: 'ویرایش',
  undo: 'واگرد',
  redo: 'ازنو',
  cut: 'برش',
  copy: 'رونوشت',
  paste: 'چسباندن',
  selectAll: 'گزینش همه',
  view: 'نما',
  actualSize: 'اندازهٔ واقعی',
  zoomIn: 'بزرگ‌تر',
  zoomOut: 'کوچک‌تر',
  fullScreen: 'تمام‌صفحه',
  help: 'راهنما',
  shortcuts: 'میان‌برهای صفحه‌کلید',
  version: 'نسخهٔ {version}',
  chooseAuthority: 'گزینش پروندهٔ گواهی',
  certificates: 'گواهی‌ها (PEM)',
  allFiles: 'همهٔ پرونده‌ها',
  cannotStart: 'Hearth آغاز نشد',
}

export type Words = Readonly<Record<keyof typeof en, string>>
export type Language = 'en' | 'fa'

export const words: Readonly<Record<Language, Words>> = { en, fa }

/** The language to speak: the chosen one, or the system's where Hearth knows it, or English. */
export function languageOf(chosen: Language | 'system', system: string): Language {
  if (chosen !== 'system') return chosen
  return /^fa\b/i.test(system) ? 'fa' : 'en'
}
