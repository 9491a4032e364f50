import { nameProblem, normalName } from '../../../../shared/names.ts'
import { refusal } from '../../../../shared/refusals.ts'
import { fail, ok } from '../../../../shared/result.ts'
import type { Handlers } from './handlers.ts'

type Mine =
  'start' | 'chooseName' | 'changeSettings' | 'chooseAuthority' | 'copy' | 'openLink' | 'openLogs' | 'close' | 'report'

/** Calls about the app itself. */
export const app: Handlers<Mine> = {
  start: (toy) => toy.start(),
  chooseName(toy, { name }) {
    const problem = nameProblem(name)
    if (problem) return fail(refusal(problem))
    toy.name = normalName(name)
    return ok(null)
  },
  changeSettings(toy, settings) {
    toy.settings = settings
    return ok(null)
  },
  chooseAuthority: () => ok('office-ca.pem'),
  copy(toy, { text }) {
    toy.trace.copied.push(text)
    return null
  },
  openLink(toy, { url }) {
    toy.trace.opened.push(url)
    return ok(null)
  },
  openLogs(toy) {
    toy.trace.opened.push('logs')
    return ok(null)
  },
  close(toy, { sure }) {
    toy.trace.closed.push(sure)
    return null
  },
  report(toy, { message }) {
    toy.trace.reported.push(message)
    return null
  },
}
