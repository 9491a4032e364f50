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
  inviteDamaged: 'That invite link is damaged.',
  inviteAgain: 'Ask for it again, and open or paste the whole of it.',
  fileTrouble: 'A file of yours could not be read.',
  fileDamaged: '{path} is damaged. It was set aside as {aside}, untouched.',
  fileUnreadable: 'Check that {path} may be read, and start Hearth again. Until then its changes are not kept.',
  pageTrouble: 'The window stopped several times in a row.',
  pageAgain: 'Hosting and connections go on. The log says more.',
  tryAgain: 'Try Again',
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
  inviteDamaged: 'این پیوند دعوت خراب است.',
  inviteAgain: 'دوباره بخواهیدش و همهٔ آن را باز کنید یا بچسبانید.',
  fileTrouble: 'یکی از پرونده‌های شما خوانده نشد.',
  fileDamaged: '{path} خراب است. دست‌نخورده با نام {aside} کنار گذاشته شد.',
  fileUnreadable:
    'اجازهٔ خواندن {path} را بررسی کنید و Hearth را دوباره آغاز کنید. تا آن هنگام تغییرهایش نگه داشته نمی‌شود.',
  pageTrouble: 'پنجره چند بار پیاپی از کار افتاد.',
  pageAgain: 'میزبانی و اتصال‌ها ادامه دارند. گزارش‌ها بیشتر می‌گویند.',
  tryAgain: 'تلاش دوباره',
}

export type Words = Readonly<Record<keyof typeof en, string>>
export type Language = 'en' | 'fa'

export const words: Readonly<Record<Language, Words>> = { en, fa }

/** The language to speak: the chosen one, or the system's where Hearth knows it, or English. */
export function languageOf(chosen: Language | 'system', system: string): Language {
  if (chosen !== 'system') return chosen
  return /^fa\b/i.test(system) ? 'fa' : 'en'
}
