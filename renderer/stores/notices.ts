/** The only listener: one notice in, the right store called. */
import type { Notice } from '../../shared/bridge.ts'
import { hearth } from '../bridge/hearth.ts'
import { useDialogs } from './dialogs.ts'
import { gather } from './gather.ts'
import { useHosting } from './hosting.ts'
import { useHosts } from './hosts.ts'
import { useJoining } from './joining.ts'
import { useReading } from './reading.ts'

/** The notices, held back until `flow` is called once; `stop` ends them. */
export interface Listening {
  flow(): void
  stop(): void
}

/** Hears every notice from now on. What comes before `flow` is kept, in order. */
export function listenToNotices(): Listening {
  const gathered = gather({ pass: receiveNotice, passed: showReceived, waits })
  const stopHearing = hearth().listen(gathered.take)
  return {
    flow: gathered.flow,
    stop() {
      stopHearing()
      gathered.stop()
    },
  }
}

/** Shows what the events of one frame changed, once for all of them. */
function showReceived(): void {
  useHosts().wake()
  useReading().catchUp()
}

/**
 * What happens may wait. Whatever else is told passes at once, and so does a room that was entered, after all that came
 * before it: the answer to what led to it may come next, and MUST find it known.
 */
function waits(notice: Notice): boolean {
  return notice.type === 'event' && notice.event.type !== 'entered'
}

/** Hands one notice to the store that it concerns. */
function receiveNotice(notice: Notice): void {
  switch (notice.type) {
    case 'host':
      return useHosts().placeView(notice.view)
    case 'mirror':
      return useHosts().begun(notice.host, notice.mirror)
    case 'event':
      return useHosts().hear(notice.host, notice.event)
    case 'forgotten':
      return useHosts().drop(notice.host)
    case 'hosting':
      return useHosting().receive(notice.hosting, notice.refusal)
    case 'closing':
      return useHosting().askToClose()
    case 'invited':
      useJoining().begin(notice.address)
      return useDialogs().show('join')
    case 'command':
      // the menu does not know whether somebody hosts already
      return useDialogs().show(notice.name === 'host' && useHosting().hosting ? 'hosting' : notice.name)
  }
}
