/** What others wrote, for the middle of a sentence: neither turns the other around, whichever way each is written. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`
}
