import type { RelaunchOptions } from 'electron'
import { looksLikeInvite } from '../../shared/invite.ts'

/** How the app was started: its arguments without the program, and the AppImage that it came from, if it did. */
export interface StartLine {
  readonly words: readonly string[]
  readonly appImage: string | undefined
}

/** Starts the app anew, for whoever starts it while it says goodbye: one profile has one app, and that one ends. */
export class Relaunch {
  private asked = false
  private link: string | null = null

  constructor(
    private readonly line: StartLine,
    private readonly start: (options: RelaunchOptions) => void,
  ) {}

  /** Somebody started the app, with an invite link or without one. The last link counts. */
  readonly ask = (link: string | null): void => {
    this.asked = true
    this.link = link ?? this.link
  }

  /** The app ends now. MUST be called last: whoever comes after it is heard by nobody. */
  begin(): void {
    if (this.asked) this.start(optionsOf(this.line, this.link))
    this.asked = false
  }
}

/** The line of before, with this link for that of then. A program inside an AppImage is gone once the app is. */
function optionsOf({ words, appImage }: StartLine, link: string | null): RelaunchOptions {
  // what only claims to be an invite could be a switch
  const links = link !== null && looksLikeInvite(link) ? [link] : []
  const args = [...words.filter((word) => !looksLikeInvite(word)), ...links]
  return appImage === undefined ? { args } : { args, execPath: appImage }
}
