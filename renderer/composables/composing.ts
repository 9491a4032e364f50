/**
 * Whether a key belongs to an input method that composes: the Enter that ends a word, the Escape that gives it up.
 * keyCode 229 is how Chromium marks the Enter that ends a composition, after `isComposing` is false again.
 */
export function composes(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** For what closes by Escape: not by one that gives up half a word. */
export function keepOpen(event: KeyboardEvent): void {
  if (composes(event)) event.preventDefault()
}
