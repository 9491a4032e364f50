const others = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'

/** A text with its Arabic and Persian digits as Latin ones, which is what reads numbers; it stays as long as it was. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(others.indexOf(digit) % 10))
}
