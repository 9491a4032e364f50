/** The app around its window: what menus, dialogs, links and the closing of the window need of each other. */
import { app, dialog, shell as system } from 'electron'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Desk } from './desk.ts'
import type { ShellActs } from './gate/handlers.ts'
import { checkedInvite } from './safety/invited.ts'
import { chooseCertificate, say } from './window/dialogs.ts'
import { applyTheme } from './window/look.ts'
import { setupMenu } from './window/menu.ts'
import { oneAtATime } from './window/one-at-a-time.ts'
import type { Stage } from './window/stage.ts'
import { languageOf, problemText, words, type Words } from './window/words.ts'

export class Shell implements ShellActs {
  private leaving = false
  /** Any page on the web may open as many links as it likes. */
  private readonly tellDamaged = oneAtATime(() => {
    const { inviteDamaged, inviteAgain } = this.words
    return say(this.stage.shown, inviteDamaged, inviteAgain)
  })

  constructor(
    private readonly stage: Stage,
    private readonly desk: Desk,
    private readonly logs: string,
  ) {}

  /** The sentences of the chosen language. */
  get words(): Words {
    const { language } = this.desk.settings.choices.settings
    return words[languageOf(language, this.desk.about.systemLanguage)]
  }

  started(): void {
    this.stage.notices.start()
  }

  applySettings(): void {
    applyTheme(this.desk.settings.choices.settings.theme)
    setupMenu({
      words: this.words,
      version: this.desk.about.version,
      command: (name) => this.stage.notices.tell({ type: 'command', name }),
      openLogs: () => void this.openLogs(),
    })
  }

  async chooseFile(): Promise<string | null> {
    const window = this.stage.shown
    return window && chooseCertificate(window, this.words)
  }

  async openLogs(): Promise<Result<null, Refusal>> {
    const problem = await system.openPath(this.logs)
    if (!problem) return ok(null)
    this.desk.log.error('the logs folder cannot be opened', { why: problem })
    return fail(refusal('folder-unopened', { path: this.logs }))
  }

  close(sure: boolean): void {
    if (!sure) return
    this.leaving = true
    this.stage.close()
  }

  /** Ends the app without a question. */
  leave(): void {
    this.leaving = true
    app.quit()
  }

  /** Whether the window may close now. Where people are hosted its owner is asked first, if the page can ask. */
  mayClose(): boolean {
    if (this.leaving || !this.desk.keeper.hosting || !this.stage.notices.heard) return true
    // a window can be closed from the taskbar, too, while it is minimised
    this.stage.show()
    this.stage.notices.tell({ type: 'closing' })
    return false
  }

  /** The app was started again, perhaps by an invite link: a good one fills in the join dialog. */
  visited(link: string | null): void {
    this.stage.show()
    if (link === null) return
    const address = checkedInvite(link)
    if (address !== null) return this.stage.notices.tell({ type: 'invited', address })
    this.desk.log.warn('an invite link was damaged')
    this.tellDamaged()
  }

  /** Says which files could not be used. */
  tellProblems(): void {
    for (const problem of this.desk.problems) {
      void say(this.stage.shown, this.words.fileTrouble, problemText(this.words, problem))
    }
  }

  /** The page died so often that the person decides. */
  async pageTrouble(): Promise<void> {
    const { pageTrouble, pageAgain, tryAgain, close } = this.words
    const asked = { type: 'error' as const, message: pageTrouble, detail: pageAgain, buttons: [tryAgain, close] }
    const { response } = await dialog.showMessageBox(asked)
    if (response === 0) this.stage.load()
    else this.leave()
  }
}
