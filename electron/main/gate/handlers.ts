/** What each call of the bridge does: one table of small groups. */
import { clipboard, shell } from 'electron'
import { nameProblem, normalName } from '../../../shared/names.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { ChatClients } from '../../client/chat-clients.ts'
import type { Desk } from '../desk.ts'
import { webLink } from '../safety/links.ts'
import type { Handlers } from './guard.ts'

/** What the handlers need beside the desk: the window and the app around it. */
export interface ShellActs {
  /** The page has asked for everything: notices flow from its answer on. */
  readonly started: () => void
  /** The settings hold from now on: theme, menu, words. */
  readonly applySettings: () => void
  readonly chooseFile: () => Promise<string | null>
  readonly openLogs: () => Promise<Result<null, Refusal>>
  readonly close: (sure: boolean) => void
}

type Some<N extends keyof Handlers> = Pick<Handlers, N>

/** The whole table. */
export function handlersOf(desk: Desk, acts: ShellActs): Handlers {
  return {
    ...profileHandlers(desk, acts),
    ...hostingHandlers(desk),
    ...clientHandlers(desk),
    ...placeHandlers(desk.clients),
    ...appHandlers(desk, acts),
  }
}

function profileHandlers(desk: Desk, acts: ShellActs): Some<'start' | 'chooseName' | 'changeSettings'> {
  return {
    start() {
      const everything = desk.everything()
      acts.started()
      return everything
    },
    chooseName({ name }) {
      const why = nameProblem(name)
      return why ? fail(refusal(why)) : desk.settings.change({ name: normalName(name) })
    },
    async changeSettings(settings) {
      const changing = desk.settings.change({ settings })
      acts.applySettings()
      const changed = await changing
      if (!changed.ok) acts.applySettings()
      return changed
    },
  }
}

function hostingHandlers(desk: Desk): Some<'checkPort' | 'openHosting' | 'closeHosting'> {
  return {
    checkPort: ({ port }) => desk.keeper.checkPort(port),
    openHosting: (wish) => desk.openHosting(wish),
    async closeHosting() {
      await desk.keeper.close()
      return null
    },
  }
}

function clientHandlers({ clients, parting, authority }: Desk) {
  return {
    join({ address, authority: vouched }) {
      if (vouched && authority.pem === null) return { type: 'refused', refusal: refusal('certificate-untrusted') }
      return clients.join(address, vouched ? authority.pem : null)
    },
    answerTrust: (answer) => clients.answerTrust(answer),
    cancelJoin: () => clients.cancelJoin(),
    leaveHost: (host) => parting.leave(host),
    returnToHost: (host) => clients.returnToHost(host),
    forgetHost: (host) => parting.forget(host),
    post: (post) => clients.post(post),
    retry: (post) => clients.retry(post),
    discard: (post) => clients.discard(post),
    openDirect: (wish) => clients.openDirect(wish),
    ask: (wish) => clients.ask(wish),
    read: (place) => clients.read(place),
    older: (wish) => clients.older(wish),
  } satisfies Partial<Handlers>
}

function placeHandlers({ whereabouts }: ChatClients): Some<'keepDraft' | 'keepPlace'> {
  return {
    keepDraft(draft) {
      whereabouts.keepDraft(draft)
      return null
    },
    keepPlace(place) {
      whereabouts.keepPlace(place)
      return null
    },
  }
}

function appHandlers({ authority, log }: Desk, acts: ShellActs) {
  return {
    async chooseAuthority() {
      const path = await acts.chooseFile()
      return path === null ? ok(null) : authority.choose(path)
    },
    async copy({ text }) {
      await clipboard.writeText(text)
      return null
    },
    async openLink({ url }) {
      const link = webLink(url)
      if (!link.ok) {
        log.warn('a link was not opened', { why: link.error })
        return fail(refusal('link-refused'))
      }
      await shell.openExternal(link.value)
      return ok(null)
    },
    openLogs: () => acts.openLogs(),
    close({ sure }) {
      acts.close(sure)
      return null
    },
    report({ message, stack = '' }) {
      log.error('the page met an error', { message, stack })
      return null
    },
  } satisfies Partial<Handlers>
}
