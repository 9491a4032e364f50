import type { CommandOf } from '../../shared/commands.ts'
import type { EventOf } from '../../shared/events.ts'

/** A page of history, as it is asked for. */
export type PageAsk = Omit<CommandOf<'history'>, 'request' | 'type'>

/** A page of history, as the host told it. */
export type Page = EventOf<'history'>

/** Whether a page is what was asked for: of that room, on that side of the seq, in order and without a gap in it. */
export function answersAsk({ room, way, seq }: PageAsk, page: Page): boolean {
  const { messages } = page
  if (page.room !== room || page.way !== way) return false
  const [first, last] = [messages[0], messages.at(-1)]
  if (way === 'after' ? (first?.seq ?? Infinity) <= seq : (last?.seq ?? 0) >= seq) return false
  return messages.every((message, at) => message.room === room && message.seq === (first?.seq ?? 0) + at)
}
