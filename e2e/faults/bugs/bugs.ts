/** Ten bugs that a system like this one may have, each put around the real code. The checker has to see each of them. */
import type { ChatClient } from '../../../electron/client/chat-client.ts'
import type { Notice } from '../../../shared/bridge.ts'
import type { Event } from '../../../shared/events.ts'
import type { Bend } from '../small/bent-link.ts'

/** An engine that throws away what was under way when the connection is lost. */
export function dropsOnReconnect(notice: Notice, client: ChatClient): void {
  if (notice.type !== 'host' || notice.view.link.type !== 'waiting') return
  const [head] = Object.values(client.mirror.rooms).flatMap(({ pending }) => pending)
  if (head) client.discard(head.clientId)
}

/** A host that tells every message twice. */
export const doubleBroadcast: Bend = {
  events: (event) => (event.type === 'message' ? [event, event] : [event]),
}

/** A host that says of each room that its newest message is the one before. */
export const resumesOffByOne: Bend = {
  events: (event) => [event.type === 'entered' ? { ...event, newest: Math.max(0, event.newest - 1) } : event],
}

/** What was told to one is told to the other too, whatever room it was said in. */
export function eavesdrops(): { readonly heard: Bend; readonly overheard: Bend } {
  const stolen: Event[] = []
  return {
    heard: {
      events: (event) => {
        if (event.type === 'message') stolen.push(event)
        return [event]
      },
    },
    overheard: { events: (event) => [event, ...stolen.splice(0)] },
  }
}
