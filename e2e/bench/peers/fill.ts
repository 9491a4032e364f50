import { openClerk } from '../../../electron/server/archive/open-clerk.ts'
import { perform } from '../../../electron/store/perform.ts'
import type { Draft } from '../../../electron/server/store.ts'
import { idOf, textOf } from '../tongues/tongue.ts'

const atOnce = 10_000
const authors = 50

/** Fills a host's history with this many messages, by the host's own code. */
export function fillArchive(folder: string, count: number): void {
  const opened = openClerk({ folder, damaged: 'refuse', reserve: 0, now: Date.now() })
  if (!opened.ok) throw new Error(opened.error.code)
  const clerk = opened.value
  for (let from = 0; from < count; from += atOnce) {
    const orders = Array.from({ length: atOnce }, (_, at) => ['append', draft(from + at)] as const)
    const bad = perform(clerk, orders)?.find((answer) => !answer.ok)
    if (bad?.ok === false) throw new Error(bad.error)
  }
  clerk.database.close()
}

function draft(number: number): Draft {
  const sender = number % authors
  const name = `author${String(sender).padStart(2, '0')}`
  return {
    room: 'room-lobby',
    clientId: idOf(sender, number),
    author: `key-${name.padEnd(43, '-')}`,
    name,
    kind: 'text',
    text: textOf(sender, number % 1e7),
    time: 1_795_000_000_000 + number,
  }
}
