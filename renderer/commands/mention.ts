/** A name that is begun at the end of a draft. */
export interface Mention {
  /** The draft up to the name, with its `@`. */
  readonly before: string
  readonly typed: string
}

/** An `@` in the middle of a word, as in an address, begins no name. */
const begun = /^(.*(?<![\p{L}\p{M}\p{Nd}])@)([\p{L}\p{M}\p{Nd}_.-]*)$/su

/** The mention that a message ends in; null where it ends in none, or the draft is a command. */
export function mentionIn(draft: string): Mention | null {
  const [, before, typed = ''] = /^\/(?!\/)/.test(draft) ? [] : (begun.exec(draft) ?? [])
  return before === undefined ? null : { before, typed }
}
