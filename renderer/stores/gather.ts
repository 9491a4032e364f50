/** ms of one frame at 60 a second. */
const frame = 16

/** What `gather` answers. */
export interface Gathered<T> {
  readonly take: (item: T) => void
  /** Lets what was held back out, and whatever comes from then on. */
  readonly flow: () => void
  readonly stop: () => void
}

/** What becomes of the items. */
export interface Passing<T> {
  readonly pass: (item: T) => void
  /** Called once after those that pass together. */
  readonly passed: () => void
  /** Whether an item may wait for the end of its frame. */
  readonly waits: (item: T) => boolean
}

/**
 * Passes items on in order, so that a burst is drawn once a frame: the first at once, and what comes within the same
 * frame together at its end. An item that does not wait passes at once, after all that came before it.
 * A timer and not an animation frame: a hidden window draws none, and still counts.
 */
export function gather<T extends NonNullable<unknown>>({ pass, passed, waits }: Passing<T>): Gathered<T> {
  const held: T[] = []
  let flowing = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function release(): void {
    clearTimeout(timer)
    timer = undefined
    if (held.length === 0) return
    timer = setTimeout(release, frame)
    try {
      // one by one: an item that fails leaves the others for the next frame
      for (let item = held.shift(); item !== undefined; item = held.shift()) pass(item)
    } finally {
      passed()
    }
  }

  return {
    take(item) {
      held.push(item)
      if (flowing && (timer === undefined || !waits(item))) release()
    },
    flow() {
      flowing = true
      release()
    },
    stop() {
      clearTimeout(timer)
      flowing = false
      held.length = 0
    },
  }
}
