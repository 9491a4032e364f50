/**
 * Resolves right after the next frame was drawn: what is much work then has all the time until the one after it. A
 * hidden window draws none, and so it waits until somebody sees it.
 */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
