import type { Words } from '../schema.ts'

export const composer: Words['composer'] = {
  placeholder: 'پیام به {room}',
  send: 'ارسال',
  left: '{count} نویسهٔ دیگر جا دارد | {count} نویسهٔ دیگر جا دارد | {count} نویسهٔ دیگر جا دارد',
  over: '{count} نویسه زیاد است | {count} نویسه زیاد است | {count} نویسه زیاد است',
  hint: '‏Enter می‌فرستد، Shift+Enter به خط بعد می‌رود و / برای فرمان‌هاست',
  held: 'فرمان‌ها یکی‌یکی اجرا می‌شوند: فرمان پیشین هنوز پاسخی نگرفته است.',
  unknown: {
    what: '«‎{word}» فرمان نیست.',
    next: 'چیزی فرستاده نشد. درستش کنید، یا به صورت پیام بفرستیدش.',
    send: 'به صورت پیام بفرست',
  },
}
