/** What is measured inside the page: each function is sent there whole, and leans on nothing outside itself. */

/** Times in ms. `long`: frames of work over 50 ms, as the browser's own trace of long animation frames counts them. */
export interface Frames {
  readonly frames: number
  readonly seconds: number
  readonly median: number
  readonly p99: number
  readonly worst: number
  readonly over50: number
  readonly long: readonly number[]
  /** There was nothing further that way. */
  readonly ended: boolean
}

/** Clicks what the selector finds, and answers the ms until rows of the conversation are on the screen. */
export async function openingTime(room: string): Promise<number> {
  const button = [...document.querySelectorAll('nav section button')].find((one) => one.textContent.includes(room))
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const title = () => document.querySelector('main h1')?.textContent.trim()
  const begun = performance.now()
  ;(button as HTMLElement).click()
  const drawn = () =>
    [...document.querySelectorAll('[role=log] article')].some((one) =>
      one.checkVisibility({ visibilityProperty: true }),
    )
  while (title() !== room || !drawn()) await frame()
  // the frame that was just made ready is on the screen when the next one begins
  await frame()
  return performance.now() - begun
}

/** What to scroll, by how many px a frame, for how many seconds at most. */
export interface Ride {
  readonly what: string
  readonly by: number
  readonly seconds: number
}

/** Scrolls until the end that way, or until the time is over; answers the frames. */
export async function scrollThrough({ what, by, seconds }: Ride): Promise<Frames> {
  const log = document.querySelector(what) as HTMLElement
  const long: number[] = []
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)))
  observer.observe({ type: 'long-animation-frame' })
  const gaps: number[] = []
  const begun = performance.now()
  let last = begun
  let still = 0
  while (still < 90 && performance.now() - begun < seconds * 1_000) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const now = performance.now()
    gaps.push(now - last)
    last = now
    const before = log.scrollTop
    log.scrollTop += by
    // at the top the next page may be on its way
    still = log.scrollTop === before ? still + 1 : 0
  }
  observer.disconnect()
  const sorted = gaps.slice(1).sort((a, b) => a - b)
  const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10
  return {
    frames: sorted.length,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    median: at(0.5),
    p99: at(0.99),
    worst: at(0.99999),
    over50: sorted.filter((gap) => gap > 50).length,
    ended: still >= 90,
    long: long.filter((ms) => ms > 50).map(Math.round),
  }
}

/** Lays a plain list over the window: so many copies of the rows that are drawn, all there at once. It stands at its end. */
export function layPlainList(rows: number): void {
  const drawn = [...document.querySelectorAll('[role=log] article')]
  const list = document.createElement('div')
  list.id = 'plain-list'
  list.style.cssText = 'position: fixed; inset: 0; z-index: 99; overflow: auto; background: var(--paper)'
  for (let row = 0; row < rows; row++) list.append(drawn[row % drawn.length]?.cloneNode(true) ?? '')
  document.body.append(list)
  list.scrollTop = list.scrollHeight
}

export function takePlainListAway(): void {
  document.querySelector('#plain-list')?.remove()
}

/** Watches how long each key takes from the keyboard to the screen; `typingTimes` reads it. */
export function watchTyping(): void {
  const held: number[] = []
  Object.assign(globalThis, { keyTimes: held })
  addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => setTimeout(() => held.push(performance.now() - event.timeStamp)))
    },
    { capture: true },
  )
}

export function typingTimes(): readonly number[] {
  return (globalThis as unknown as { keyTimes: number[] }).keyTimes.splice(0)
}

/** The seq-like number of the first message that is drawn, and how many rows the list holds by its height. */
export function firstDrawn(): string {
  return document.querySelector('[role=log] article')?.textContent.trim().slice(0, 60) ?? ''
}
