/** Keeps those who ring before somebody can answer: a link may open the app, and comes before its window. */
export class Doorbell {
  private waiting: (string | null)[] = []
  private answer: ((link: string | null) => void) | null = null

  /** Somebody started the app again, with an invite link or without one. */
  readonly ring = (link: string | null): void => {
    if (this.answer) this.answer(link)
    else this.waiting.push(link)
  }

  /** From now on this answers, also to those who wait. */
  answered(answer: (link: string | null) => void): void {
    this.answer = answer
    for (const link of this.waiting.splice(0)) answer(link)
  }
}
