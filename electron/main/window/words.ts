import type { Refusal, RefusalCode } from '../../../shared/refusals.ts'

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
  fileTrouble: 'Hearth has trouble with a file of yours.',
  fileDamaged: '{path} is damaged. It was set aside as {aside}, untouched.',
  fileUnreadable: 'Check that {path} may be read, and start Hearth again. Until then its changes are not kept.',
  keyUnopened:
    'Your key could not be opened. It was set aside as {aside}, untouched, and a new one was made. Hosts know you by the old key: put it back, or choose another name there.',
  fileNewer:
    '{path} was written by a newer Hearth, and was left untouched. Update Hearth on this computer. Until then what you read and write is not kept.',
  folderUnwritable:
    'Hearth cannot write to {path}. Check its permissions and the room on its disk, and start Hearth again. Until then what you read and write is not kept.',
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
  fileTrouble: 'Hearth با یکی از پرونده‌های شما مشکل دارد.',
  fileDamaged: '{path} خراب است. دست‌نخورده با نام {aside} کنار گذاشته شد.',
  fileUnreadable:
    'اجازهٔ خواندن {path} را بررسی کنید و Hearth را دوباره آغاز کنید. تا آن هنگام تغییرهایش نگه داشته نمی‌شود.',
  keyUnopened:
    'کلید شما باز نشد. دست‌نخورده با نام {aside} کنار گذاشته شد و کلید تازه‌ای ساخته شد. میزبان‌ها شما را با کلید پیشین می‌شناسند: آن را به جایش برگردانید، یا آنجا نام دیگری برگزینید.',
  fileNewer:
    '{path} را Hearth تازه‌تری نوشته است و دست‌نخورده ماند. Hearth را روی این رایانه به‌روز کنید. تا آن هنگام آنچه می‌خوانید و می‌نویسید نگه داشته نمی‌شود.',
  folderUnwritable:
    'Hearth نمی‌تواند در {path} بنویسد. دسترسی‌ها و جای خالی دیسک را بررسی کنید و Hearth را دوباره آغاز کنید. تا آن هنگام آنچه می‌خوانید و می‌نویسید نگه داشته نمی‌شود.',
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

const problems: Partial<Record<RefusalCode, keyof Words>> = {
  'file-damaged': 'fileDamaged',
  'file-newer': 'fileNewer',
  'folder-unwritable': 'folderUnwritable',
  'key-unopened': 'keyUnopened',
}

/** What happened to a file, in the person's language. */
export function problemText(spoken: Words, { code, facts = {} }: Refusal): string {
  const text = spoken[problems[code] ?? 'fileUnreadable']
  return text.replace(/\{(\w+)\}/g, (hole, key: string) => String(facts[key] ?? hole))
}
