import { beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '../../../shared/bridge.ts'
import { emptyMirror } from '../../../shared/mirror/mirror.ts'
import { Notices } from './notices.ts'

const invited: Notice = { type: 'invited', address: 'hearth://join?' }
const closing: Notice = { type: 'closing' }
const ended: Notice = { type: 'hosting', hosting: null, refusal: null }
const forgotten: Notice = { type: 'forgotten', host: 'one' }

describe('notices', () => {
  let sent: Notice[]
  let notices: Notices
  let turn: () => void

  beforeEach(() => {
    sent = []
    notices = new Notices((notice) => sent.push(notice))
    turn = () => undefined
  })

  function start(): void {
    notices.start((act) => (turn = act))
  }

  it('wait for the page, in their order, but for what its start tells anyway', () => {
    notices.tell(invited)
    notices.tell(ended)
    notices.tell(closing)
    start()
    expect(sent).toEqual([])
    turn()
    expect(sent).toEqual([invited, closing])
  })

  it('between the answer to start and its arrival are kept, since they are news to it', () => {
    start()
    notices.tell(ended)
    notices.tell(forgotten)
    expect(sent).toEqual([])
    turn()
    expect(sent).toEqual([ended, forgotten])
  })

  it('are kept as they were: what they tell of goes on changing', () => {
    const mirror = emptyMirror()
    start()
    notices.tell({ type: 'mirror', host: 'one', mirror })
    mirror.host = 'Changed meanwhile'
    turn()
    expect(sent).toEqual([{ type: 'mirror', host: 'one', mirror: emptyMirror() }])
  })

  it('are sent at once to a page that hears', () => {
    start()
    turn()
    notices.tell(ended)
    expect(sent).toEqual([ended])
    expect(notices.heard).toBe(true)
  })

  it('wait again when the page is gone, and a start that it no longer hears opens nothing', () => {
    start()
    notices.close()
    turn()
    expect(notices.heard).toBe(false)
    notices.tell(invited)
    notices.tell(ended)
    start()
    turn()
    expect(sent).toEqual([invited])
  })
})
