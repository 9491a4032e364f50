import { directRoom } from '../../../../shared/model.ts'
import { refusal } from '../../../../shared/refusals.ts'
import { fail, ok } from '../../../../shared/result.ts'
import { answerAsk } from './asks.ts'
import type { Handlers } from './handlers.ts'

type Mine = 'post' | 'retry' | 'discard' | 'openDirect' | 'ask' | 'read' | 'older' | 'keepDraft' | 'keepPlace'

/** Calls about what is said. */
export const talking: Handlers<Mine> = {
  post(toy, { host, room, clientId, kind, text }) {
    toy.host(host).post({ room, clientId, kind, text, time: toy.now(), refusal: null })
    return ok(null)
  },
  retry(toy, { host, room, clientId }) {
    const known = toy.host(host)
    const row = known.mirror.rooms[room]?.pending.find((pending) => pending.clientId === clientId)
    if (row) known.post({ ...row, refusal: null })
    return null
  },
  discard(toy, { host, room, clientId }) {
    toy.host(host).hear({ type: 'discarded', room, clientId })
    return null
  },
  openDirect(toy, { host, person }) {
    const known = toy.host(host)
    if (!known.mirror.people[person]) return fail(refusal('person-unknown'))
    const room = directRoom(known.you.id, person)
    known.hear({ type: 'opened', room })
    return ok(room)
  },
  ask: (toy, { host, ask }) => answerAsk(toy.host(host), ask),
  read(toy, { host, room, seq }) {
    toy.host(host).hear({ type: 'read', room, seq })
    return null
  },
  /** The toy keeps nothing for when its hosts are away. */
  older(toy, { host, room, before }) {
    const known = toy.host(host)
    return ok(known.online ? known.older(room, before) : { messages: [], more: false })
  },
  keepDraft(toy, draft) {
    const key = `${draft.host} ${draft.room}`
    if (draft.text === '') toy.drafts.delete(key)
    else toy.drafts.set(key, draft)
    return null
  },
  keepPlace(toy, place) {
    toy.place = place
    return null
  },
}
