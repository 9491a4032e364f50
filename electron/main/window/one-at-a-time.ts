/** Says something unless it is being said: whoever asks for it a hundred times hears it once, and again after that. */
export function oneAtATime(say: () => Promise<unknown>): () => void {
  let saying = false
  return () => {
    if (saying) return
    saying = true
    void say().finally(() => (saying = false))
  }
}
